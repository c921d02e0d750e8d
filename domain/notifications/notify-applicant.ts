import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import { announce } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { writeEmail } from './email-text.ts';
import { selectMessageRules } from './message-rules-store.ts';
import { insertNotification } from './notification-store.ts';
import { writeNotice } from './templates.ts';
import type { Template, TemplateValues } from './templates.ts';

export interface ApplicantNotice<T extends Template> {
  caseNo: string;
  template: T;
  /** what tells this notice from an earlier one of its kind: a round, an order number; once per case when left out */
  occasion?: string;
  values: TemplateValues[T];
}

/**
 * Writes an SMS to the applicant into the transaction of what it tells of, and a mail where the applicant left an address and the office
 * sends mail; once per case, kind and occasion.
 */
export const notifyApplicant = async <T extends Template>(
  needs: Needs,
  { caseNo, template, occasion = '', values }: ApplicantNotice<T>,
  actor: Actor,
): Promise<void> => {
  const { applicant, modelVersionId } = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const text = writeNotice(template, { caseNo, itemName: item.name }, values);
  const dedupKey = `${caseNo}:${template}:${occasion}`;
  const notice = { about: { caseNo }, template, isUrgent: false };
  const sms = { ...notice, dedupKey, channel: 'sms', recipient: applicant.phone, text } as const;
  if (!(await insertNotification(needs, sms))) return;
  if (applicant.email !== undefined && (await selectMessageRules(needs)).sendsEmail)
    await insertNotification(needs, {
      ...{ ...notice, dedupKey: `${dedupKey}:email`, channel: 'email', recipient: applicant.email },
      text: writeEmail(applicant.name, text),
    });
  await announce(needs, 'notifications');
  const details = { template, occasion };
  await writeAuditLine(needs, { action: 'notify-applicant', subjectKind: 'case', subjectId: caseNo, details }, actor);
};
