import type { DateTime } from 'luxon';
import type { WorkingCalendar } from '../calendar/index.ts';
import { OFFICE_ZONE } from '../calendar/index.ts';
import type { ClockDates, ClockLedger, ClockUnit, Suspension } from './limit-clock.ts';
import { officeTime } from '../calendar/index.ts';

const dayOf = (instant: DateTime): string => instant.setZone(OFFICE_ZONE).toISODate() ?? '';
const startOf = (day: string): DateTime => officeTime(`${day}T00:00:00.000`);
const isOver = (one: Suspension): one is Suspension & { untilAt: DateTime } => one.untilAt !== undefined;

/** Yellow by default: so many days before the due day. */
const YELLOW_BEFORE: Record<Exclude<ClockUnit, 'hour'>, number> = { 'working-day': 1, 'calendar-day': 1, month: 3 };

/**
 * The dates of a limit: budget, plus extensions, plus the suspended time that is over. A limit in calendar days or months that
 * would end on a day off ends on the next working day (民法典第二百零三条). An open suspension is left out: its dates are
 * those of the day it began.
 */
export const reckonDates = (calendar: WorkingCalendar, ledger: ClockLedger): ClockDates =>
  ledger.unit === 'hour' ? reckonHours(ledger) : reckonDays(calendar, ledger, ledger.unit);

const totalBudget = (ledger: ClockLedger): number =>
  ledger.budget + ledger.extensions.reduce((sum, one) => sum + one.budget, 0);

const reckonHours = (ledger: ClockLedger): ClockDates => {
  const suspended = ledger.suspensions
    .filter(isOver)
    .reduce((sum, one) => sum + one.untilAt.diff(one.fromAt).toMillis(), 0);
  const dueAt = ledger.startedAt.plus({ hours: totalBudget(ledger), milliseconds: suspended });
  const before = ledger.yellowBefore ?? totalBudget(ledger) / 5;
  return { dueAt, yellowAt: dueAt.minus({ minutes: Math.round(before * 60) }), redAt: dueAt, isProvisional: false };
};

const reckonDays = (calendar: WorkingCalendar, ledger: ClockLedger, unit: Exclude<ClockUnit, 'hour'>): ClockDates => {
  const dueDay = dueDayOf(calendar, ledger, unit);
  const before = ledger.yellowBefore ?? YELLOW_BEFORE[unit];
  const yellowDay =
    unit === 'calendar-day' ? dayOf(startOf(dueDay).minus({ days: before })) : calendar.addWorkingDays(dueDay, -before);
  const redAt = startOf(dueDay).plus({ days: 1 });
  return {
    dueAt: redAt.minus({ milliseconds: 1 }),
    yellowAt: startOf(yellowDay),
    redAt,
    isProvisional: !calendar.isPublished(redAt.minus({ days: 1 }).year),
  };
};

const dueDayOf = (calendar: WorkingCalendar, ledger: ClockLedger, unit: Exclude<ClockUnit, 'hour'>): string => {
  const startDay = dayOf(ledger.startedAt);
  const total = totalBudget(ledger);
  const suspended = suspendedDays(calendar, ledger, unit);
  if (unit === 'working-day') return calendar.addWorkingDays(startDay, total + suspended);
  const start = startOf(startDay);
  const last =
    unit === 'month' ? start.plus({ months: total, days: suspended }) : start.plus({ days: total + suspended });
  return calendar.nextWorkingDay(dayOf(last));
};

/** Suspended days that count: working days for a limit in working days, else all days. */
export const suspendedDays = (
  calendar: WorkingCalendar,
  ledger: Pick<ClockLedger, 'suspensions'>,
  unit: Exclude<ClockUnit, 'hour'>,
): number =>
  ledger.suspensions
    .filter(isOver)
    .map(({ fromAt, untilAt }) =>
      unit === 'working-day'
        ? calendar.countWorkingDays(dayOf(fromAt), dayOf(untilAt))
        : startOf(dayOf(untilAt)).diff(startOf(dayOf(fromAt)), 'days').days,
    )
    .reduce((sum, days) => sum + days, 0);
