import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { Channel } from './channel.ts';
import type { DueMessage, RecentTraffic } from './message-rules.ts';
import { messageKey } from './message-key.ts';

export interface Notification {
  id: string;
  /** none where it is about an inquiry */
  caseNo: string | undefined;
  channel: Channel;
  template: string;
  /** a phone, or an e-mail address */
  recipient: string;
  text: string;
  /** how often it was tried, this time included */
  attempts: number;
}

interface NotificationRow {
  id: string;
  case_no: string | null;
  channel: Channel;
  template: string;
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
  channel: Channel;
  template: string;
  recipient: string;
  text: string;
  /** goes out in quiet hours too */
  isUrgent: boolean;
}

/** Columns that say what it is about. */
export const subjectColumns = (about: NoticeSubject | undefined) => {
  if (about === undefined) return {};
  return 'caseNo' in about ? { case_no: about.caseNo } : { inquiry_no: about.inquiryNo };
};

/** false: this notice was written before */
export const insertNotification = async ({ db, clock }: Needs, notice: NewNotification): Promise<boolean> => {
  const now = clock.now().toJSDate();
  const id = randomUUID();
  const rows = await db('notifications')
    .insert({
      id,
      message_key: messageKey(id),
      is_urgent: notice.isUrgent,
      ...subjectColumns(notice.about),
      dedup_key: notice.dedupKey,
      channel: notice.channel,
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

/** One sender chooses at a time, until its transaction ends: two that count at once would both find room. */
export const holdChoice = async ({ db }: Needs): Promise<void> => {
  await db.raw(`select pg_advisory_xact_lock(hashtext('choose-notifications'))`);
};

/** Up to `limit` that are due, the most pressing first; while it is quiet no SMS that is not urgent. */
export const selectDue = async (
  { db, clock }: Needs,
  { limit, isQuiet }: { limit: number; isQuiet: boolean },
): Promise<DueMessage[]> => {
  const query = db('notifications')
    .where({ state: 'pending' })
    .where('next_attempt_at', '<=', clock.now().toJSDate())
    .orderByRaw('is_urgent desc, next_attempt_at, created_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .select('id', 'channel', 'recipient', 'taken_at');
  if (isQuiet) void query.whereRaw(`(is_urgent or channel <> 'sms')`);
  const rows: { id: string; channel: Channel; recipient: string; taken_at: Date | null }[] = await query;
  return rows.map(({ taken_at, ...row }) => ({ ...row, takenAt: taken_at ?? undefined }));
};

/** What was tried within the last hour, of these recipients, and what SMS within the last minute. */
export const selectRecentTraffic = async (
  { db, clock }: Needs,
  recipients: readonly string[],
): Promise<RecentTraffic> => {
  const now = clock.now();
  const rows: { recipient: string; taken_at: Date }[] = await db('notifications')
    .whereIn('recipient', recipients)
    .where('taken_at', '>', now.minus({ hours: 1 }).toJSDate())
    .orderBy('taken_at')
    .select('recipient', 'taken_at');
  const byRecipient = new Map<string, Date[]>();
  for (const { recipient, taken_at } of rows)
    byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), taken_at]);
  const minute = await db('notifications')
    .where({ channel: 'sms' })
    .where('taken_at', '>', now.minus({ minutes: 1 }).toJSDate())
    .count()
    .first();
  return { byRecipient, withinMinute: Number(minute?.['count'] ?? 0) };
};

/** Takes these and puts their next attempt off until `leaseUntil`, when a sender that died is taken over from. */
export const takeNotifications = async (
  { db, clock }: Needs,
  { ids, leaseUntil }: { ids: readonly string[]; leaseUntil: Date },
): Promise<Notification[]> => {
  const rows: NotificationRow[] = await db('notifications')
    .whereIn('id', ids)
    .update({
      attempts: db.raw('attempts + 1'),
      taken_at: clock.now().toJSDate(),
      next_attempt_at: leaseUntil,
    })
    .returning(['id', 'case_no', 'channel', 'template', 'recipient', 'text', 'attempts']);
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
