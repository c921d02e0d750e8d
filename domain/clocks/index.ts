import { bindNeeds, type Needs } from '../needs.ts';
import { armClocks } from './arm-clock.ts';
import { findClock, findRun, listClocks, listClocksByIds, listClocksOf, listClocksOfCases } from './find-clock.ts';
import { extendClock, resumeClock, stopClock, stopClocks, suspendClock } from './hold-clock.ts';
import { getOfficeLimit, listOfficeLimits } from './find-office-limit.ts';
import { openClock } from './open-clock.ts';
import { setOfficeLimit } from './set-office-limit.ts';
import { rearmClock } from './rearm-clock.ts';
import { lapsedRunOf, turnClock } from './turn-clock.ts';

export * from './clock-errors.ts';
export type * from './limit-clock.ts';
export { heldAt, lightOf, orangeAtOf } from './limit-clock.ts';
export { lightLevel } from './light-expression.ts';
export type { Remaining } from './describe-clock.ts';
export { explainClock, remainingOf } from './describe-clock.ts';
export { UNIT_NAMES } from './days-in-words.ts';
export { calculateDeadline } from './calculate-deadline.ts';
export type { AskedSuspension, DeadlineAnswer, DeadlineQuestion } from './deadline.ts';
export * from './deadline-errors.ts';
export { explainLedger } from './explain-ledger.ts';
export { walkLedger } from './explain-days.ts';
export type { SkippedDay, SkipKind, WalkedDays } from './walk-days.ts';
export type { ExtendClock, StopClock, StopClocks, SuspendClock } from './hold-clock.ts';
export type { Limit, OpenClock } from './open-clock.ts';
export type { SuspensionBasis } from './suspension-basis.ts';
export { isSuspensionBasis, SUSPENSION_BASES, suspensionBasisText } from './suspension-basis.ts';
export { reckonDates, toDayLedger } from './reckon-dates.ts';
export type { DayDates, DayLedger, DayUnit, SuspendedSpan } from './reckon-days.ts';
export { reckonDays, YELLOW_BEFORE } from './reckon-days.ts';
export type { OfficeLimit } from './office-limit.ts';
export { getOfficeLimit, listOfficeLimits, setOfficeLimit };
export { ARM_MINUTES } from './arm-clock.ts';
export type { Colour, LapsedRun } from './turn-clock.ts';
export type { SupervisionAttempt } from './rearm-clock.ts';
export { CALENDAR_MISSING } from './alarm-missing-calendar.ts';
export { countOpenClocks, previewClocks } from './preview-clocks.ts';
export { recomputeClock, recomputeClocks } from './recompute-clocks.ts';
export type { Recomputed } from './recompute-clocks.ts';
export type { ClockChange, NamedClock } from './reckoned-clock.ts';
export type { ClockStretch } from './reckoning-store.ts';
export {
  armClocks,
  extendClock,
  findClock,
  findRun,
  lapsedRunOf,
  listClocks,
  listClocksByIds,
  listClocksOf,
  listClocksOfCases,
  openClock,
  rearmClock,
  resumeClock,
  stopClock,
  stopClocks,
  suspendClock,
  turnClock,
};

export const createClocks = (needs: Needs) =>
  bindNeeds(needs, {
    armClocks,
    extendClock,
    findClock,
    getOfficeLimit,
    listClocks,
    listClocksByIds,
    listClocksOf,
    listOfficeLimits,
    openClock,
    resumeClock,
    setOfficeLimit,
    stopClock,
    stopClocks,
    suspendClock,
  });
