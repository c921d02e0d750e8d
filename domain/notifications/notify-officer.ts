import { writeAuditLine } from '../audit/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { insertNotification, type NoticeSubject } from './notification-store.ts';
import {
  isUrgentForOfficers,
  writeOfficerNotice,
  type OfficerTemplate,
  type OfficerTemplateValues,
} from './officer-templates.ts';

export interface OfficerNotice<T extends OfficerTemplate> {
  accountId: string;
  phone: string;
  /** the case or inquiry it is about; undefined for neither */
  about: NoticeSubject | undefined;
  template: T;
  /** what tells this notice from every other one of its kind */
  occasion: string;
  values: OfficerTemplateValues[T];
}

/** Writes an SMS to somebody of the office into the transaction of what it tells of; once per person and occasion. */
export const notifyOfficer = async <T extends OfficerTemplate>(
  needs: Needs,
  { accountId, phone, about, template, occasion, values }: OfficerNotice<T>,
  actor: Actor,
): Promise<void> => {
  const isNew = await insertNotification(needs, {
    about,
    dedupKey: `${occasion}:${accountId}`,
    template,
    recipient: phone,
    isUrgent: isUrgentForOfficers(template),
    text: writeOfficerNotice(template, values),
  });
  if (!isNew) return;
  await announce(needs, 'notifications');
  const line = { action: 'notify-officer', subjectKind: 'account', subjectId: accountId };
  await writeAuditLine(needs, { ...line, details: { template, occasion } }, actor);
};
