import { listClocksOfCases, type LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import { readCases, type CaseFilter, type CaseLine, type CasePosition } from './case-reader.ts';
import { leadingClock } from './leading-clock.ts';

/** A line with the clock that leads the case now; its light is that of the case. */
export interface CaseListEntry extends CaseLine {
  clock: LimitClock | undefined;
}

/** A page of cases, newest first; `next` is where the next page begins, undefined at the end. `limit` ≤ 200. */
export const listCases = async (
  needs: Needs,
  { after, limit, ...filter }: CaseFilter & { after?: CasePosition | undefined; limit: number },
): Promise<{ rows: CaseListEntry[]; next: CasePosition | undefined }> => {
  const lines = await readCases(needs, filter, { after, limit: limit + 1 });
  const shown = lines.slice(0, limit);
  const last = lines.length > limit ? shown.at(-1) : undefined;
  const clocks = await listClocksOfCases(
    needs,
    shown.map((line) => line.caseNo),
  );
  const now = needs.clock.now();
  return {
    rows: shown.map((line) => ({ ...line, clock: leadingClock(clocks.get(line.caseNo) ?? [], now) })),
    next: last && { receivedAt: last.receivedAt, caseNo: last.caseNo },
  };
};
