import type { DateTime } from 'luxon';
import { OFFICE_ZONE, type WorkingCalendar } from '../calendar/index.ts';
import { heldAt, type ClockUnit, type LimitClock } from './limit-clock.ts';
import { officeDay, UNIT_NAMES } from './days-in-words.ts';
import { explainLedger } from './explain-ledger.ts';

/** How much is left: whole units, 0 on the last day, negative once over. Months are told in calendar days. */
export interface Remaining {
  amount: number;
  unit: ClockUnit;
  /** the same in words */
  text: string;
}

/** How much of the limit is left, looked at now, or when it was held. */
export const remainingOf = (calendar: WorkingCalendar, clock: LimitClock, now: DateTime): Remaining => {
  const at = countedUntil(clock, now);
  const unit = clock.unit === 'month' ? 'calendar-day' : clock.unit;
  const amount = amountLeft(calendar, clock, at);
  return { amount, unit, text: remainingText(amount, unit, clock) };
};

/** The first suspended day is not used up, so what is left stands as on the eve of it (第四十五条); hours stand at the very moment. */
const countedUntil = (clock: LimitClock, now: DateTime): DateTime => {
  const at = heldAt(clock, now);
  if (clock.state !== 'suspended' || clock.unit === 'hour') return at;
  const eve = at.minus({ days: 1 });
  return eve < clock.startedAt ? clock.startedAt : eve;
};

const amountLeft = (calendar: WorkingCalendar, clock: LimitClock, at: DateTime): number => {
  if (clock.unit === 'hour') return Math.floor(clock.dueAt.diff(at, 'hours').hours);
  const [today, dueDay] = [officeDay(at), officeDay(clock.dueAt)];
  if (clock.unit !== 'working-day')
    return Math.round(clock.dueAt.startOf('day').diff(at.setZone(OFFICE_ZONE).startOf('day'), 'days').days);
  const left = calendar.countWorkingDays(today, dueDay);
  // On a day off after the due day no working day has passed yet, but it is over all the same.
  return left === 0 && today > dueDay ? -1 : left;
};

const remainingText = (amount: number, unit: ClockUnit, clock: LimitClock): string => {
  const name = UNIT_NAMES[unit];
  if (clock.state === 'stopped') return amount < 0 ? `超期 ${-amount} ${name}办结` : '期限内办结';
  const paused = clock.state === 'suspended' ? '（时限中止）' : '';
  if (amount < 0) return `已超期 ${-amount} ${name}${paused}`;
  if (amount === 0) return unit === 'hour' ? `不足 1 小时${paused}` : `今日到期${paused}`;
  return `剩余 ${amount} ${name}${paused}`;
};

/** How the due date of a clock came about, one sentence per step; begins with why it starts when it does, and its law. */
export const explainClock = (calendar: WorkingCalendar, clock: LimitClock): string[] => [
  ...(clock.startNote === undefined ? [] : [clock.startNote]),
  `依据：${clock.legalBasis}`,
  ...explainLedger(calendar, clock, clock).sentences,
];
