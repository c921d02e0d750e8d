import { randomUUID } from 'node:crypto';
import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { isAbsencePeriod, type Absence } from './absence.ts';
import * as absences from './absence-store.ts';
import * as errors from './people-errors.ts';

export type RecordAbsence = Pick<Absence, 'accountId' | 'fromDay' | 'untilDay' | 'reason'>;

/** Notes that somebody does not work on these days, also afterwards; returns its id. Periods of one account do not overlap. */
export const recordAbsence = async (needs: Needs, input: RecordAbsence, actor: Actor): Promise<string> => {
  const { accountId, fromDay, untilDay, reason } = input;
  if (!isAbsencePeriod(fromDay, untilDay)) throw errors.absencePeriodInvalid();
  if (!(await absences.lockAccount(needs, accountId))) throw errors.accountNotFound();
  if (await absences.hasAbsenceWithin(needs, input)) throw errors.absenceOverlaps();
  const id = randomUUID();
  await absences.insertAbsence(needs, { id, accountId, fromDay, untilDay, reason });
  const details = { accountId, fromDay, untilDay, reason };
  await writeAuditLine(needs, { action: 'record-absence', subjectKind: 'absence', subjectId: id, details }, actor);
  return id;
};

/** Takes back what was recorded by mistake. */
export const cancelAbsence = async (needs: Needs, id: string, actor: Actor): Promise<void> => {
  if ((await absences.updateAbsenceCancelled(needs, id)) === 0) throw errors.absenceNotFound();
  await writeAuditLine(needs, { action: 'cancel-absence', subjectKind: 'absence', subjectId: id }, actor);
};

/** Those that hold and end on that day (`yyyy-mm-dd`) or later, the latest first. */
export const listAbsences = (needs: Needs, sinceDay: string): Promise<Absence[]> =>
  absences.selectAbsences(needs, sinceDay);
