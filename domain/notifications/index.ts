import { bindNeeds, type Needs } from '../needs.ts';
import { type NoticeRow, selectNotices } from './notice-reader.ts';
import { notifyApplicant } from './notify-applicant.ts';
import type { ApplicantNotice } from './notify-applicant.ts';
import { notifyInquirer } from './notify-inquirer.ts';
import { notifyOfficer } from './notify-officer.ts';
import { queryUnreported } from './query-unreported.ts';
import { listDeskMessages, markMessagesRead } from './read-messages.ts';
import { recordReceipt } from './record-receipt.ts';
import { getMessageRules, setMessageRules } from './set-message-rules.ts';
import { sendNotifications } from './send-notifications.ts';
import type { NotificationEffectNeeds } from './send-notifications.ts';
import type { Template } from './templates.ts';

export type { NotificationEffectNeeds } from './send-notifications.ts';
export type { ApplicantNotice } from './notify-applicant.ts';
export type { InquirerNotice } from './notify-inquirer.ts';
export type { OfficerNotice } from './notify-officer.ts';
export type { DeadlineWarning, OfficerTemplate, OrderNotice } from './officer-templates.ts';
export type { Channel } from './channel.ts';
export type { EmailSender } from './email-sender.ts';
export type { SentSms, SmsSender } from './sms-sender.ts';
export type { Template, TemplateValues } from './templates.ts';
export { TEMPLATE_NAMES } from './template-names.ts';
export { writeNotice, writeReplyNotice } from './templates.ts';
export type { NoticeRow } from './notice-reader.ts';
export * from './notification-errors.ts';
export type { DeskMessage, DeskMessageKind } from './desk-message.ts';
export { DESK_MESSAGE_NAMES } from './desk-message.ts';
export type { MessageRules } from './message-rules.ts';
export type { MessageReport } from './receipt.ts';
export type { ReceiptNotice } from './record-receipt.ts';
export { SMS_PROVIDER } from './record-receipt.ts';
export {
  getMessageRules,
  notifyApplicant,
  notifyInquirer,
  notifyOfficer,
  queryUnreported,
  recordReceipt,
  sendNotifications,
  setMessageRules,
};

/** What was written to the applicant of a case, oldest first. */
export const listNotices = (needs: Needs, caseNo: string): Promise<NoticeRow[]> => selectNotices(needs, caseNo);

export const createNotifications = (needs: Needs) => ({
  ...bindNeeds(needs, {
    getMessageRules,
    listDeskMessages,
    listNotices,
    markMessagesRead,
    recordReceipt,
    setMessageRules,
  }),
  // bound by hand: the values belong to the template
  notifyApplicant: <T extends Template>(notice: ApplicantNotice<T>, actor: Parameters<typeof notifyApplicant>[2]) =>
    notifyApplicant(needs, notice, actor),
});

/** Those that ask the SMS platform or the mail server, and so open their own transactions. */
export const createNotificationsEffects = (needs: NotificationEffectNeeds) =>
  bindNeeds(needs, { queryUnreported, sendNotifications });
