import type { EmailSender } from './email-sender.ts';
import { emailSubject } from './email-text.ts';
import { messageKey } from './message-key.ts';
import type { Notification } from './notification-store.ts';
import type { SmsSender } from './sms-sender.ts';

/** How messages leave the house. */
export interface Ways {
  sms: SmsSender;
  email: EmailSender;
}

/** An SMS is asked after before it is sent again; a mail cannot be, and goes out again as the same mail. */
export const handOver = async ({ sms, email }: Ways, notification: Notification): Promise<void> => {
  const { id, caseNo = '', channel, template, recipient, text, attempts } = notification;
  const key = messageKey(id);
  if (channel === 'email')
    return email.send({ messageKey: key, to: recipient, subject: emailSubject(template, caseNo), text });
  const known = attempts > 1 ? await sms.find(key) : undefined;
  if (!known) await sms.send({ messageKey: key, phone: recipient, text });
};
