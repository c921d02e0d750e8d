import { listClocksByIds, type LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import { readCases, type CaseFilter, type CaseLine, type CasePosition } from './case-reader.ts';

/** A line with the clock its light is computed from. */
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
  const ids = shown.flatMap((line) => (line.clockId === undefined ? [] : [line.clockId]));
  const clocks = new Map((await listClocksByIds(needs, ids)).map((clock) => [clock.id, clock]));
  return {
    rows: shown.map((line) => ({ ...line, clock: clocks.get(line.clockId ?? '') })),
    next: last && { receivedAt: last.receivedAt, caseNo: last.caseNo },
  };
};
