import { writeAuditLine } from '../audit/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { insertNotification } from './notification-store.ts';
import { writeReplyNotice } from './templates.ts';

export interface InquirerNotice {
  inquiryNo: string;
  kind: 'consultation' | 'complaint';
  phone: string;
}

/** Writes the SMS about a reply into the transaction of the reply; once per inquiry. */
export const notifyInquirer = async (needs: Needs, notice: InquirerNotice, actor: Actor): Promise<void> => {
  const { inquiryNo, phone } = notice;
  const template = 'inquiry-replied';
  const isNew = await insertNotification(needs, {
    about: { inquiryNo },
    dedupKey: `${inquiryNo}:${template}`,
    channel: 'sms',
    template,
    recipient: phone,
    isUrgent: false,
    text: writeReplyNotice(notice),
  });
  if (!isNew) return;
  await announce(needs, 'notifications');
  const line = { action: 'notify-inquirer', subjectKind: 'inquiry', subjectId: inquiryNo, details: { template } };
  await writeAuditLine(needs, line, actor);
};
