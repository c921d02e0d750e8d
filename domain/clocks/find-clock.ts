import type { Needs } from '../needs.ts';
import * as clocks from './clock-store.ts';
import type { ClockSubject, LimitClock } from './limit-clock.ts';

/** The clock of one limit of one subject. */
export const findClock = (
  needs: Needs,
  of: { subjectKind: ClockSubject; subjectId: string; limitKey: string },
): Promise<LimitClock | undefined> => clocks.selectClockOf(needs, of);

/** All clocks of a case, those of its tasks included, in the order they were started. */
export const listClocks = (needs: Needs, caseNo: string): Promise<LimitClock[]> =>
  clocks.selectClocksOfCase(needs, caseNo);

/** All clocks of one subject, in the order they were started. */
export const listClocksOf = (
  needs: Needs,
  of: { subjectKind: ClockSubject; subjectId: string },
): Promise<LimitClock[]> => clocks.selectClocksOf(needs, of);

/** The clocks with these ids, in no order. */
export const listClocksByIds = (needs: Needs, ids: readonly string[]): Promise<LimitClock[]> =>
  clocks.selectClocksById(needs, ids);
