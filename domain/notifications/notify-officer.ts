import { writeAuditLine } from '../audit/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { insertNotification, type NoticeSubject } from './notification-store.ts';
import { DEADLINE_WARNING, writeDeadlineWarning, type DeadlineWarning } from './officer-templates.ts';

export interface OfficerNotice {
  accountId: string;
  phone: string;
  /** the case or inquiry whose limit it is; undefined for a limit of neither */
  about: NoticeSubject | undefined;
  /** what tells this warning from every other one */
  occasion: string;
  values: DeadlineWarning;
}

/** Writes an SMS to somebody of the office into the transaction of what it tells of; once per person and occasion. */
export const notifyOfficer = async (needs: Needs, notice: OfficerNotice, actor: Actor): Promise<void> => {
  const { accountId, phone, about, occasion } = notice;
  const isNew = await insertNotification(needs, {
    about,
    dedupKey: `${occasion}:${accountId}`,
    template: DEADLINE_WARNING,
    recipient: phone,
    text: writeDeadlineWarning(notice.values),
  });
  if (!isNew) return;
  await announce(needs, 'notifications');
  const details = { template: DEADLINE_WARNING, occasion };
  await writeAuditLine(
    needs,
    { action: 'notify-officer', subjectKind: 'account', subjectId: accountId, details },
    actor,
  );
};
