import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import { announce } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
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

/** Writes an SMS to the applicant into the transaction of what it tells of; once per case, kind and occasion. */
export const notifyApplicant = async <T extends Template>(
  needs: Needs,
  { caseNo, template, occasion = '', values }: ApplicantNotice<T>,
  actor: Actor,
): Promise<void> => {
  const { applicant, modelVersionId } = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const isNew = await insertNotification(needs, {
    about: { caseNo },
    dedupKey: `${caseNo}:${template}:${occasion}`,
    template,
    recipient: applicant.phone,
    isUrgent: false,
    text: writeNotice(template, { caseNo, itemName: item.name }, values),
  });
  if (!isNew) return;
  await announce(needs, 'notifications');
  const details = { template, occasion };
  await writeAuditLine(needs, { action: 'notify-applicant', subjectKind: 'case', subjectId: caseNo, details }, actor);
};
