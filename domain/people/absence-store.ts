import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Absence, AbsenceReason } from './absence.ts';

interface AbsenceRow {
  id: string;
  account_id: string;
  from_day: string;
  until_day: string;
  reason: AbsenceReason;
  recorded_at: Date;
}

const toAbsence = (row: AbsenceRow): Absence => ({
  id: row.id,
  accountId: row.account_id,
  fromDay: row.from_day,
  untilDay: row.until_day,
  reason: row.reason,
  recordedAt: officeTime(row.recorded_at),
});

/** Holds the account until the transaction ends, so that two periods cannot cross each other unseen. */
export const lockAccount = async ({ db }: Needs, id: string): Promise<boolean> =>
  (await db('accounts').where({ id }).forUpdate().select('id')).length === 1;

export const hasAbsenceWithin = async (
  { db }: Needs,
  { accountId, fromDay, untilDay }: Pick<Absence, 'accountId' | 'fromDay' | 'untilDay'>,
): Promise<boolean> => {
  const rows = await db('absences')
    .where({ account_id: accountId, cancelled_at: null })
    .where('from_day', '<=', untilDay)
    .where('until_day', '>=', fromDay)
    .limit(1)
    .select('id');
  return rows.length > 0;
};

export const insertAbsence = async ({ db, clock }: Needs, absence: Omit<Absence, 'recordedAt'>): Promise<void> => {
  await db('absences').insert({
    id: absence.id,
    account_id: absence.accountId,
    from_day: absence.fromDay,
    until_day: absence.untilDay,
    reason: absence.reason,
    recorded_at: clock.now().toJSDate(),
  });
};

export const updateAbsenceCancelled = ({ db, clock }: Needs, id: string): Promise<number> =>
  db('absences').where({ id, cancelled_at: null }).update({ cancelled_at: clock.now().toJSDate() });

/** Those that hold and end on `sinceDay` or later, the latest first. */
export const selectAbsences = async ({ db }: Needs, sinceDay: string): Promise<Absence[]> => {
  const rows: AbsenceRow[] = await db('absences')
    .whereNull('cancelled_at')
    .where('until_day', '>=', sinceDay)
    .orderBy([{ column: 'from_day', order: 'desc' }, { column: 'recorded_at', order: 'desc' }, { column: 'id' }])
    .limit(1000)
    .select('id', 'account_id', 'reason', 'recorded_at')
    .select(db.raw('from_day::text, until_day::text'));
  return rows.map(toAbsence);
};
