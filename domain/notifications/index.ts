import { bindNeeds, type Needs } from '../needs.ts';
import { selectNotices } from './notification-store.ts';
import type { NoticeRow } from './notification-store.ts';
import { notifyApplicant } from './notify-applicant.ts';
import type { ApplicantNotice } from './notify-applicant.ts';
import { notifyInquirer } from './notify-inquirer.ts';
import { notifyOfficer } from './notify-officer.ts';
import { sendNotifications } from './send-notifications.ts';
import type { NotificationEffectNeeds } from './send-notifications.ts';
import type { Template } from './templates.ts';

export type { NotificationEffectNeeds } from './send-notifications.ts';
export type { ApplicantNotice } from './notify-applicant.ts';
export type { InquirerNotice } from './notify-inquirer.ts';
export type { OfficerNotice } from './notify-officer.ts';
export type { DeadlineWarning, OfficerTemplate, OrderNotice } from './officer-templates.ts';
export type { SentSms, SmsSender } from './sms-sender.ts';
export type { Template, TemplateValues } from './templates.ts';
export { writeNotice, writeReplyNotice } from './templates.ts';
export type { NoticeRow } from './notification-store.ts';
export { notifyApplicant, notifyInquirer, notifyOfficer, sendNotifications };

/** What was written to the applicant of a case, oldest first. */
export const listNotices = (needs: Needs, caseNo: string): Promise<NoticeRow[]> => selectNotices(needs, caseNo);

export const createNotifications = (needs: Needs) => ({
  ...bindNeeds(needs, { listNotices }),
  // bound by hand: the values belong to the template
  notifyApplicant: <T extends Template>(notice: ApplicantNotice<T>, actor: Parameters<typeof notifyApplicant>[2]) =>
    notifyApplicant(needs, notice, actor),
});

/** Those that ask the SMS platform, and so open their own transactions. */
export const createNotificationsEffects = (needs: NotificationEffectNeeds) => bindNeeds(needs, { sendNotifications });
