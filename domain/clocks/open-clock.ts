import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { getCalendar } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { armClock } from './arm-clock.ts';
import { clockNotFound } from './clock-errors.ts';
import { insertClock, selectClockOf } from './clock-store.ts';
import type { ClockSubject, ClockUnit, LimitClock } from './limit-clock.ts';
import { reckonDates } from './reckon-dates.ts';

export interface OpenClock {
  subjectKind: ClockSubject;
  subjectId: string;
  caseNo?: string | undefined;
  limitKey: string;
  departmentId?: string | undefined;
  startedAt: DateTime;
  /** how many units */
  budget: number;
  unit: ClockUnit;
  yellowBefore?: number | undefined;
  legalBasis: string;
  /** false: no lights, e.g. the applicant's own limits; true when left out */
  isSupervised?: boolean | undefined;
}

/** Starts a limit in the transaction of what it limits. Opened twice, it stays the first. */
export const openClock = async (needs: Needs, input: OpenClock, actor: Actor): Promise<LimitClock> => {
  const ledger = { ...input, yellowBefore: input.yellowBefore, suspensions: [], extensions: [] };
  const dates = reckonDates(await getCalendar(needs), ledger);
  const isNew = await insertClock(needs, {
    ...ledger,
    ...dates,
    id: randomUUID(),
    caseNo: input.caseNo,
    departmentId: input.departmentId,
    isSupervised: input.isSupervised ?? true,
  });
  const clock = await selectClockOf(needs, input);
  if (clock === undefined) throw clockNotFound();
  if (!isNew) return clock;
  await armClock(needs, clock);
  const details = { limitKey: input.limitKey, of: input.subjectId, dueAt: clock.dueAt.toISO() };
  await writeAuditLine(needs, { action: 'open-clock', subjectKind: 'clock', subjectId: clock.id, details }, actor);
  return clock;
};
