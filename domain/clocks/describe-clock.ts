import type { DateTime } from 'luxon';
import { OFFICE_ZONE, type WorkingCalendar } from '../calendar/index.ts';
import { heldAt, type ClockUnit, type LimitClock } from './limit-clock.ts';
import { suspendedDays } from './reckon-dates.ts';

/** How much is left: whole units, 0 on the last day, negative once over. Months are told in calendar days. */
export interface Remaining {
  amount: number;
  unit: ClockUnit;
  /** the same in words */
  text: string;
}

const UNIT_NAMES: Record<ClockUnit, string> = {
  'working-day': '个工作日',
  'calendar-day': '天',
  month: '个月',
  hour: '小时',
};

const dayOf = (instant: DateTime): string => instant.setZone(OFFICE_ZONE).toISODate() ?? '';
const inWords = (instant: DateTime): string => instant.setZone(OFFICE_ZONE).toFormat('yyyy年M月d日');

/** How much of the limit is left, looked at now, or when it was held. */
export const remainingOf = (calendar: WorkingCalendar, clock: LimitClock, now: DateTime): Remaining => {
  const at = heldAt(clock, now);
  const unit = clock.unit === 'month' ? 'calendar-day' : clock.unit;
  const amount = amountLeft(calendar, clock, at);
  return { amount, unit, text: remainingText(amount, unit, clock) };
};

const amountLeft = (calendar: WorkingCalendar, clock: LimitClock, at: DateTime): number => {
  if (clock.unit === 'hour') return Math.floor(clock.dueAt.diff(at, 'hours').hours);
  const [today, dueDay] = [dayOf(at), dayOf(clock.dueAt)];
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

/** How the due date came about, one sentence per step of the reckoning. */
export const explainClock = (calendar: WorkingCalendar, clock: LimitClock): string[] => {
  const name = UNIT_NAMES[clock.unit];
  const sentences = [
    clock.unit === 'hour'
      ? `自${clock.startedAt.setZone(OFFICE_ZONE).toFormat('yyyy年M月d日H时m分')}起计 ${clock.budget} 小时`
      : `自${inWords(clock.startedAt)}起计 ${clock.budget} ${name}，开始当日不计入（民法典第二百零一条）`,
    `依据：${clock.legalBasis}`,
  ];
  for (const one of clock.extensions)
    sentences.push(`${inWords(one.grantedAt)}经批准延长 ${one.budget} ${name}：${one.reason}（${one.basis}）`);
  for (const one of clock.suspensions) sentences.push(suspensionSentence(calendar, clock, one));
  sentences.push(dueSentence(clock));
  if (clock.isProvisional) sentences.push('届满年份的工作日安排尚未公布，日期为暂算，公布后重新计算');
  return sentences;
};

const suspensionSentence = (
  calendar: WorkingCalendar,
  clock: LimitClock,
  one: LimitClock['suspensions'][number],
): string => {
  if (one.untilAt === undefined) {
    const expected = one.expectedUntil === undefined ? '' : `，预计至${one.expectedUntil}`;
    return `自${inWords(one.fromAt)}起中止计算${expected}（${one.basis}）`;
  }
  const span = `${inWords(one.fromAt)}至${inWords(one.untilAt)}中止`;
  if (clock.unit === 'hour') return `${span}，不计入时限（${one.basis}）`;
  const days = suspendedDays(calendar, { startedAt: clock.startedAt, suspensions: [one] }, clock.unit);
  return `${span}，${days} ${clock.unit === 'working-day' ? '个工作日' : '天'}不计入时限（${one.basis}）`;
};

const dueSentence = (clock: LimitClock): string =>
  clock.unit === 'hour'
    ? `于${clock.dueAt.setZone(OFFICE_ZONE).toFormat('yyyy年M月d日H时m分')}届满`
    : `于${inWords(clock.dueAt)}24时届满`;
