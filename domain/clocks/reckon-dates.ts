import { DateTime } from 'luxon';
import { dayNumberAt, dayNumberOf, OFFICE_ZONE, startOfDayNumber, type WorkingCalendar } from '../calendar/index.ts';
import type { ClockDates, ClockLedger, Suspension } from './limit-clock.ts';
import { reckonDays, YELLOW_BEFORE, type DayLedger, type DayUnit, type SuspendedSpan } from './reckon-days.ts';

type ClosedSuspension = Suspension & { untilAt: DateTime };
const isOver = (one: Suspension): one is ClosedSuspension => one.untilAt !== undefined;
const inOffice = (ms: number): DateTime => DateTime.fromMillis(ms, { zone: OFFICE_ZONE });

/**
 * The dates of a limit: budget, plus extensions, plus the suspended time that is over; see `reckonDays`. An open suspension is left
 * out: its dates are those of the day it began.
 */
export const reckonDates = (calendar: WorkingCalendar, ledger: ClockLedger): ClockDates => {
  if (ledger.unit === 'hour') return reckonHours(ledger);
  const { dueDay, yellowDay, isProvisional } = reckonDays(calendar.days, toDayLedger(ledger, ledger.unit));
  const redAt = startOfDayNumber(dueDay + 1);
  return {
    dueAt: inOffice(redAt - 1),
    yellowAt: inOffice(startOfDayNumber(yellowDay)),
    redAt: inOffice(redAt),
    isProvisional,
  };
};

/** A ledger of instants as day numbers of the office. */
export const toDayLedger = (ledger: ClockLedger, unit: DayUnit): DayLedger => ({
  unit,
  start: dayNumberAt(ledger.startedAt.toMillis()),
  total: totalBudget(ledger),
  yellowBefore: ledger.yellowBefore ?? YELLOW_BEFORE[unit],
  suspended: ledger.suspensions.filter(isOver).map(spanOf),
  endsOn: ledger.endsOn === undefined ? undefined : dayNumberOf(ledger.endsOn),
});

const spanOf = ({ fromAt, untilAt }: ClosedSuspension): SuspendedSpan => [
  dayNumberAt(fromAt.toMillis()),
  dayNumberAt(untilAt.toMillis()),
];

const totalBudget = (ledger: ClockLedger): number =>
  ledger.budget + ledger.extensions.reduce((sum, one) => sum + one.budget, 0);

/** Hours run day and night, from instant to instant. */
const reckonHours = (ledger: ClockLedger): ClockDates => {
  const total = totalBudget(ledger);
  let dueAt = ledger.startedAt.plus({ hours: total });
  for (const { fromAt, untilAt } of ledger.suspensions.filter(isOver)) {
    if (fromAt >= dueAt) break;
    const first = DateTime.max(fromAt, ledger.startedAt);
    if (untilAt > first) dueAt = dueAt.plus(untilAt.diff(first));
  }
  const before = ledger.yellowBefore ?? total / 5;
  return { dueAt, yellowAt: dueAt.minus({ minutes: Math.round(before * 60) }), redAt: dueAt, isProvisional: false };
};
