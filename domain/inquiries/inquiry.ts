import type { DateTime } from 'luxon';
import type { Account } from '../people/index.ts';

export type InquiryKind = 'consultation' | 'complaint';
export type InquiryState = 'open' | 'replied';

/** The one thing an inquiry is about. */
export type InquiryAbout =
  { kind: 'item'; itemKey: string } | { kind: 'case'; caseNo: string } | { kind: 'department'; departmentId: string };

/** A consultation (咨询) or complaint (投诉), and its reply. */
export interface Inquiry {
  inquiryNo: string;
  kind: InquiryKind;
  channel: 'api' | 'window';
  /** API key or account that entered it; foreign clients get 404 */
  clientId: string;
  about: InquiryAbout;
  /** the department that has to reply */
  departmentId: string;
  inquirer: { name: string; phone: string | undefined };
  content: string;
  state: InquiryState;
  openedAt: DateTime;
  reply: string | undefined;
  repliedBy: string | undefined;
  repliedAt: DateTime | undefined;
  version: number;
}

const PREFIXES: Readonly<Record<InquiryKind, string>> = { consultation: 'ZX', complaint: 'TS' };

/** 咨询编号 ZX202603020001, 投诉编号 TS202603020001: kind, day, and a count of at least four digits. */
export const inquiryNumber = (kind: InquiryKind, day: string, count: number): string =>
  `${PREFIXES[kind]}${day.replaceAll('-', '')}${String(count).padStart(4, '0')}`;

/** The office's limit for the reply, and the key of its clock. */
export const replyLimitOf = (kind: InquiryKind) => `${kind}-reply` as const;

const REPLYING: readonly string[] = ['window-clerk', 'reviewer', 'approver', 'inspector'];

/** Supervisors see every inquiry, clerks those their department has to answer and those they entered. */
export const mayReadInquiry = (inquiry: Pick<Inquiry, 'departmentId' | 'clientId'>, account: Account): boolean =>
  account.roles.includes('supervisor') ||
  inquiry.departmentId === account.department?.id ||
  inquiry.clientId === account.id;

/** The responsible department replies; to a complaint a supervisor may reply instead, so that somebody always can. */
export const mayReplyAtAll = (inquiry: Pick<Inquiry, 'departmentId' | 'kind'>, account: Account): boolean =>
  (inquiry.departmentId === account.department?.id && account.roles.some((role) => REPLYING.includes(role))) ||
  (inquiry.kind === 'complaint' && account.roles.includes('supervisor'));
