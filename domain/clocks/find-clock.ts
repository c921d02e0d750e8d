import type { Needs } from '../needs.ts';
import * as clocks from './clock-store.ts';
import type { ClockSubject, LimitClock } from './limit-clock.ts';

/** The clock of one limit of one subject. */
export const findClock = (
  needs: Needs,
  of: { subjectKind: ClockSubject; subjectId: string; limitKey: string },
): Promise<LimitClock | undefined> => clocks.selectClockOf(needs, of);

/** The clock, while this run of it goes on; undefined when it is stopped, suspended or in another run. */
export const findRun = async (
  needs: Needs,
  { clockId, run }: { clockId: string; run: number },
): Promise<LimitClock | undefined> => {
  const clock = await clocks.selectClock(needs, clockId);
  return clock?.state === 'running' && clock.run === run ? clock : undefined;
};

/** All clocks of a case, those of its tasks included, in the order they were started. */
export const listClocks = (needs: Needs, caseNo: string): Promise<LimitClock[]> =>
  clocks.selectClocksOfCase(needs, caseNo);

/** All clocks of one subject, in the order they were started. */
export const listClocksOf = (
  needs: Needs,
  of: { subjectKind: ClockSubject; subjectId: string },
): Promise<LimitClock[]> => clocks.selectClocksOf(needs, of);

/** The clocks of many cases themselves, those of their steps left out, by case number. */
export const listClocksOfCases = async (
  needs: Needs,
  caseNos: readonly string[],
): Promise<ReadonlyMap<string, LimitClock[]>> => {
  const found = new Map<string, LimitClock[]>();
  for (const clock of await clocks.selectClocksOfCases(needs, caseNos))
    found.set(clock.subjectId, [...(found.get(clock.subjectId) ?? []), clock]);
  return found;
};

/** The clocks with these ids, in no order. */
export const listClocksByIds = (needs: Needs, ids: readonly string[]): Promise<LimitClock[]> =>
  clocks.selectClocksById(needs, ids);
