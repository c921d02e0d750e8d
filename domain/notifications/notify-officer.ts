import { writeAuditLine } from '../audit/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { insertDeskMessage } from './desk-message-store.ts';
import { insertNotification, type NoticeSubject } from './notification-store.ts';
import { SIGNATURE } from './signature.ts';
import { writeOfficerNotice, type OfficerTemplate, type OfficerTemplateValues } from './officer-templates.ts';

export interface OfficerNotice<T extends OfficerTemplate> {
  accountId: string;
  /** undefined: only on the desk */
  phone: string | undefined;
  /** the case or inquiry it is about; undefined for neither */
  about: NoticeSubject | undefined;
  template: T;
  /** what tells this notice from every other one of its kind */
  occasion: string;
  values: OfficerTemplateValues[T];
}

/**
 * Tells somebody of the office, on the desk and by SMS where a phone is known, in the transaction of what it tells of; once per person
 * and occasion.
 */
export const notifyOfficer = async <T extends OfficerTemplate>(
  needs: Needs,
  { accountId, phone, about, template, occasion, values }: OfficerNotice<T>,
  actor: Actor,
): Promise<void> => {
  const [dedupKey, text] = [`${occasion}:${accountId}`, writeOfficerNotice(template, values)];
  const isNew = await insertDeskMessage(needs, { accountId, dedupKey, kind: template, text, about });
  // a limit runs by night as well
  const words = { text: SIGNATURE + text, isUrgent: true };
  const sms = { about, dedupKey, channel: 'sms', template, recipient: phone ?? '', ...words } as const;
  const isSent = phone !== undefined && (await insertNotification(needs, sms));
  if (!isNew && !isSent) return;
  if (isSent) await announce(needs, 'notifications');
  const line = { action: 'notify-officer', subjectKind: 'account', subjectId: accountId };
  await writeAuditLine(needs, { ...line, details: { template, occasion } }, actor);
};
