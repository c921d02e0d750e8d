import type { DateTime } from 'luxon';
import type { OfficerTemplate } from './officer-templates.ts';

/** What staff are told of on their desk: limits and orders as by SMS, and a notice that did not reach its applicant. */
export type DeskMessageKind = OfficerTemplate | 'notice-undelivered';

/** 中文名称 */
export const DESK_MESSAGE_NAMES: Readonly<Record<DeskMessageKind, string>> = {
  'deadline-warning': '时限预警',
  'order-issued': '督办',
  'order-escalated': '督办升级',
  'notice-undelivered': '短信未送达',
};

/** One message in somebody's box (站内信). */
export interface DeskMessage {
  id: string;
  kind: DeskMessageKind;
  text: string;
  caseNo: string | undefined;
  inquiryNo: string | undefined;
  createdAt: DateTime;
  readAt: DateTime | undefined;
}
