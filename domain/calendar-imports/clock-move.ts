import type { DateTime } from 'luxon';
import { dayNumberAt, dayOfNumber, officeTime, type CalendarDay } from '../calendar/index.ts';
import type { ClockChange, ClockState, ClockSubject, NamedClock } from '../clocks/index.ts';

/** A clock before and after, and why. */
export interface ClockMove {
  clockId: string;
  subjectKind: ClockSubject;
  caseNo: string | undefined;
  limitKey: string;
  departmentId: string | undefined;
  state: Exclude<ClockState, 'stopped'>;
  from: { dueAt: DateTime; isProvisional: boolean };
  to: { dueAt: DateTime; isProvisional: boolean };
  /** days between start and due day that change; none: only the mark does */
  days: CalendarDay[];
}

const dueAt = (redMs: number): DateTime => officeTime(new Date(redMs - 1));
const dayAt = (ms: number): string => dayOfNumber(dayNumberAt(ms));

export const describeMove = (
  { clock, redMs, yellowMs, isProvisional }: ClockChange<NamedClock>,
  changed: readonly CalendarDay[],
): ClockMove => {
  const first = dayAt(Math.min(clock.startedMs, clock.yellowMs, yellowMs));
  const last = dayAt(Math.max(clock.redMs, redMs) - 1);
  return {
    clockId: clock.id,
    subjectKind: clock.subjectKind,
    caseNo: clock.caseNo ?? undefined,
    limitKey: clock.limitKey,
    departmentId: clock.departmentId ?? undefined,
    state: clock.state,
    from: { dueAt: dueAt(clock.redMs), isProvisional: clock.isProvisional },
    to: { dueAt: dueAt(redMs), isProvisional },
    days: changed.filter(({ day }) => day >= first && day <= last),
  };
};
