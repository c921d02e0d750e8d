import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { holdCalendar } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { alarmMissingCalendar, spanOf } from './alarm-missing-calendar.ts';
import { armClock } from './arm-clock.ts';
import { clockNotFound } from './clock-errors.ts';
import { insertClock, selectClockOf } from './clock-store.ts';
import type { ClockSubject, ClockUnit, LimitClock } from './limit-clock.ts';
import { reckonDates } from './reckon-dates.ts';

/** A limit as `item.json` states it. */
export interface Limit {
  /** how many units */
  budget: number;
  unit: ClockUnit;
  /** units before the due day when it turns yellow; the default of its unit when left out */
  yellowBefore?: number | undefined;
  legalBasis: string;
}

export interface OpenClock {
  subjectKind: ClockSubject;
  subjectId: string;
  caseNo?: string | undefined;
  limitKey: string;
  limit: Limit;
  departmentId?: string | undefined;
  /** now when left out */
  startedAt?: DateTime | undefined;
  /** why `startedAt` differs from the receipt, in Chinese */
  startNote?: string | undefined;
  /** `yyyy-mm-dd`: the last day where law names the day itself; the budget then only tells its usual length */
  endsOn?: string | undefined;
  /** false: no lights, e.g. a limit of the applicant's; true when left out */
  isSupervised?: boolean | undefined;
}

/** Starts a limit in the transaction of what it limits. Opened twice, it stays the first. */
export const openClock = async (needs: Needs, input: OpenClock, actor: Actor): Promise<LimitClock> => {
  const { budget, unit, legalBasis, yellowBefore } = input.limit;
  const startedAt = input.startedAt ?? needs.clock.now();
  const { endsOn, startNote } = input;
  const ledger = { startedAt, budget, unit, yellowBefore, suspensions: [], extensions: [], endsOn };
  const calendar = await holdCalendar(needs);
  const dates = reckonDates(calendar, ledger);
  const { subjectKind, subjectId, caseNo, limitKey, departmentId, isSupervised = true } = input;
  const subject = { subjectKind, subjectId, caseNo, limitKey, departmentId, legalBasis, isSupervised, startNote };
  const isNew = await insertClock(needs, { id: randomUUID(), ...subject, ...ledger, ...dates });
  const clock = await selectClockOf(needs, input);
  if (clock === undefined) throw clockNotFound();
  if (!isNew) return clock;
  if (clock.isProvisional) await alarmMissingCalendar(needs, calendar, [spanOf(clock)]);
  await armClock(needs, clock);
  const details = { limitKey: input.limitKey, of: input.subjectId, dueAt: clock.dueAt.toISO() };
  await writeAuditLine(needs, { action: 'open-clock', subjectKind: 'clock', subjectId: clock.id, details }, actor);
  return clock;
};
