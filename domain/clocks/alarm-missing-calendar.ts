import { civilYearAt, type WorkingCalendar } from '../calendar/index.ts';
import { openIncident } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import type { LimitClock } from './limit-clock.ts';

/** Kind of the incident an administrator answers by publishing the year; its subject is the year. */
export const CALENDAR_MISSING = 'calendar-missing';

/** From when to when a provisional clock runs, in milliseconds since 1970 UTC. */
export interface ClockSpan {
  startedMs: number;
  redMs: number;
}

export const spanOf = ({ startedAt, redAt }: Pick<LimitClock, 'startedAt' | 'redAt'>): ClockSpan => ({
  startedMs: startedAt.toMillis(),
  redMs: redAt.toMillis(),
});

/** Tells the administrator, once a year, that limits reach into a year whose calendar is not published. */
export const alarmMissingCalendar = async (
  needs: Needs,
  calendar: WorkingCalendar,
  provisional: readonly ClockSpan[],
): Promise<void> => {
  for (const year of new Set(provisional.flatMap(yearsOf))) {
    if (calendar.isPublished(year)) continue;
    const message = `${year} 年的工作日安排未公布，已有时限按周一至周五上班、固定日期的法定节日放假暂算`;
    await openIncident(needs, { kind: CALENDAR_MISSING, subject: String(year), message });
  }
};

const yearsOf = ({ startedMs, redMs }: ClockSpan): number[] => {
  const [first, last] = [civilYearAt(startedMs), civilYearAt(redMs - 1)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};
