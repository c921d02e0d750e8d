import { dayNumberAt, dayNumberOf, startOfDayNumber, type WorkingDays } from '../calendar/index.ts';
import type { ClockState, ClockSubject } from './limit-clock.ts';
import { reckonDays, YELLOW_BEFORE, type DayUnit, type SuspendedSpan } from './reckon-days.ts';

/** An open clock in numbers, as many are reckoned at once: instants are milliseconds since 1970 UTC. */
export interface ReckonedClock {
  id: string;
  startedMs: number;
  budget: number;
  unit: DayUnit;
  yellowBefore: number | null;
  endsOn: string | null;
  state: Exclude<ClockState, 'stopped'>;
  run: number;
  isSupervised: boolean;
  armedRun: number;
  supervisionNo: number;
  yellowMs: number;
  redMs: number;
  isProvisional: boolean;
  hasTurnedRed: boolean;
}

/** The same with what a reader wants to know of it. */
export interface NamedClock extends ReckonedClock {
  subjectKind: ClockSubject;
  caseNo: string | null;
  limitKey: string;
  departmentId: string | null;
}

/** What was added to a clock since it was opened. */
export interface ClockAdditions {
  suspended: SuspendedSpan[];
  /** units of all extensions together */
  extension: number;
}

/** An open clock to which another calendar gives other dates, or takes or gives the provisional mark. */
export interface ClockChange<C extends ReckonedClock = ReckonedClock> {
  clock: C;
  yellowMs: number;
  redMs: number;
  isProvisional: boolean;
  /** false: its dates stay, only the mark changes */
  isMoved: boolean;
  /** the run from now on: dates that move begin a new one */
  run: number;
}

const NOTHING: ClockAdditions = { suspended: [], extension: 0 };

/**
 * What these working days make of an open clock; undefined when everything stays as it is. A clock that is red and stays red keeps
 * its run: it has been supervised to the end, and nobody is to be told twice.
 */
export const reckonChange = <C extends ReckonedClock>(
  days: WorkingDays,
  clock: C,
  additions: ClockAdditions | undefined,
  nowMs: number,
): ClockChange<C> | undefined => {
  const { suspended, extension } = additions ?? NOTHING;
  const { dueDay, yellowDay, isProvisional } = reckonDays(days, {
    unit: clock.unit,
    start: dayNumberAt(clock.startedMs),
    total: clock.budget + extension,
    yellowBefore: clock.yellowBefore ?? YELLOW_BEFORE[clock.unit],
    suspended,
    endsOn: clock.endsOn === null ? undefined : dayNumberOf(clock.endsOn),
  });
  const [yellowMs, redMs] = [startOfDayNumber(yellowDay), startOfDayNumber(dueDay + 1)];
  const isMoved = yellowMs !== clock.yellowMs || redMs !== clock.redMs;
  if (!isMoved && isProvisional === clock.isProvisional) return undefined;
  const staysRed = clock.hasTurnedRed && redMs <= nowMs;
  const run = isMoved && !staysRed ? clock.run + 1 : clock.run;
  return { clock, yellowMs, redMs, isProvisional, isMoved, run };
};
