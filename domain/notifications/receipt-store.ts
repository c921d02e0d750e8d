import type { Needs } from '../needs.ts';
import type { MessageReport } from './receipt.ts';

/** A message as far as its receipt is concerned. */
export interface SentNotification {
  id: string;
  caseNo: string | undefined;
  template: string;
  messageKey: string;
  isReported: boolean;
}

interface SentRow {
  id: string;
  case_no: string | null;
  template: string;
  message_key: string;
  reported_at: Date | null;
}

const toSent = (row: SentRow): SentNotification => ({
  id: row.id,
  caseNo: row.case_no ?? undefined,
  template: row.template,
  messageKey: row.message_key,
  isReported: row.reported_at !== null,
});

export const lockByMessageKey = async ({ db }: Needs, messageKey: string): Promise<SentNotification | undefined> => {
  const row: SentRow | undefined = await db('notifications').where({ message_key: messageKey }).forUpdate().first();
  return row && toSent(row);
};

/** A receipt may be quicker than our own note that the message went out. */
export const updateReported = async ({ db, clock }: Needs, id: string, report: MessageReport): Promise<void> => {
  await db('notifications')
    .where({ id })
    .update({
      state: report.status,
      sent_at: db.raw('coalesce(sent_at, ?)', [clock.now().toJSDate()]),
      reported_at: new Date(report.at),
      report_code: report.code ?? null,
    });
};

/** Takes up to `limit` sent since `since` of which nothing was heard since `before`, and notes that they are asked about now. */
export const takeUnreported = async (
  { db, clock }: Needs,
  { since, before, limit }: { since: Date; before: Date; limit: number },
): Promise<SentNotification[]> => {
  const { rows } = await db.raw<{ rows: SentRow[] }>(
    `update notifications set queried_at = ? where id in (
       select id from notifications
       where state = 'sent' and channel = 'sms' and reported_at is null and sent_at >= ? and coalesce(queried_at, sent_at) <= ?
       order by coalesce(queried_at, sent_at) limit ? for update skip locked)
     returning *`,
    [clock.now().toJSDate(), since, before, limit],
  );
  return rows.map(toSent);
};
