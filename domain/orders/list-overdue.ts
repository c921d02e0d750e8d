import { listClocksByIds, type LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import {
  countOverdue,
  readOverdue,
  type OverdueFilter,
  type OverdueLine,
  type OverduePosition,
} from './overdue-reader.ts';

export interface OverdueEntry extends OverdueLine {
  clock: LimitClock;
}

export interface OverdueList {
  rows: OverdueEntry[];
  departments: { id: string; name: string; count: number }[];
  /** where the next page begins; undefined at the end */
  next: OverduePosition | undefined;
}

/** Every open limit that is red now, the longest overdue first: limits of cases and steps, and of orders themselves. */
export const listOverdue = async (
  needs: Needs,
  input: OverdueFilter & { after?: OverduePosition | undefined; limit: number },
): Promise<OverdueList> => {
  const lines = await readOverdue(needs, input, { after: input.after, limit: input.limit + 1 });
  const shown = lines.slice(0, input.limit);
  const found = await listClocksByIds(
    needs,
    shown.map(({ clockId }) => clockId),
  );
  const clocks = new Map(found.map((clock) => [clock.id, clock]));
  const last = lines.length > input.limit ? shown.at(-1) : undefined;
  return {
    rows: shown.flatMap((line) => {
      const clock = clocks.get(line.clockId);
      return clock === undefined ? [] : [{ ...line, clock }];
    }),
    departments: await countOverdue(needs, input),
    next: last && { redAt: last.redAt, clockId: last.clockId },
  };
};
