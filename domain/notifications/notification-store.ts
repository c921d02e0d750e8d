import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import { OFFICER_TEMPLATES } from './officer-templates.ts';

export interface Notification {
  id: string;
  /** none where it is about an inquiry */
  caseNo: string | undefined;
  recipient: string;
  text: string;
  /** how often it was tried, this time included */
  attempts: number;
}

interface NotificationRow {
  id: string;
  case_no: string | null;
  recipient: string;
  text: string;
  attempts: number;
}

/** What a notice is about. */
export type NoticeSubject = { caseNo: string } | { inquiryNo: string };

export interface NewNotification {
  /** undefined: neither, e.g. a limit of the office's own */
  about: NoticeSubject | undefined;
  /** the same notice about the same occasion is written once */
  dedupKey: string;
  template: string;
  recipient: string;
  text: string;
}

const subjectColumns = (about: NoticeSubject | undefined) => {
  if (about === undefined) return {};
  return 'caseNo' in about ? { case_no: about.caseNo } : { inquiry_no: about.inquiryNo };
};

/** false: this notice was written before */
export const insertNotification = async ({ db, clock }: Needs, notice: NewNotification): Promise<boolean> => {
  const now = clock.now().toJSDate();
  const rows = await db('notifications')
    .insert({
      id: randomUUID(),
      ...subjectColumns(notice.about),
      dedup_key: notice.dedupKey,
      channel: 'sms',
      template: notice.template,
      recipient: notice.recipient,
      text: notice.text,
      state: 'pending',
      next_attempt_at: now,
      created_at: now,
    })
    .onConflict('dedup_key')
    .ignore()
    .returning('id');
  return rows.length === 1;
};

/** Takes up to `limit` that are due and puts their next attempt off until `leaseUntil`: two senders never take the same one. */
export const takeNotifications = async (
  { db, clock }: Needs,
  { limit, leaseUntil }: { limit: number; leaseUntil: Date },
): Promise<Notification[]> => {
  const { rows } = await db.raw<{ rows: NotificationRow[] }>(
    `update notifications set attempts = attempts + 1, next_attempt_at = ? where id in (
       select id from notifications where state = 'pending' and next_attempt_at <= ?
       order by next_attempt_at, created_at limit ? for update skip locked)
     returning id, case_no, recipient, text, attempts`,
    [leaseUntil, clock.now().toJSDate(), limit],
  );
  return rows.map(({ case_no: caseNo, ...row }) => ({ caseNo: caseNo ?? undefined, ...row }));
};

export const updateNotificationSent = async ({ db, clock }: Needs, id: string): Promise<void> => {
  await db('notifications').where({ id, state: 'pending' }).update({ state: 'sent', sent_at: clock.now().toJSDate() });
};

export const updateNotificationFailed = async ({ db }: Needs, id: string): Promise<void> => {
  await db('notifications').where({ id, state: 'pending' }).update({ state: 'failed' });
};

export const updateNotificationLater = async ({ db }: Needs, id: string, nextAttemptAt: Date): Promise<void> => {
  await db('notifications').where({ id, state: 'pending' }).update({ next_attempt_at: nextAttemptAt });
};

export interface NoticeRow {
  template: string;
  text: string;
  state: 'pending' | 'sent' | 'delivered' | 'failed';
  createdAt: Date;
  sentAt: Date | undefined;
}

export const selectNotices = async ({ db }: Needs, caseNo: string): Promise<NoticeRow[]> => {
  const rows: { template: string; text: string; state: NoticeRow['state']; created_at: Date; sent_at: Date | null }[] =
    await db('notifications')
      .where({ case_no: caseNo })
      .whereNotIn('template', OFFICER_TEMPLATES)
      .orderBy(['created_at', 'id']);
  return rows.map((row) => ({
    template: row.template,
    text: row.text,
    state: row.state,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
  }));
};
