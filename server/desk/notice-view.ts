import { type NoticeRow, type Template, TEMPLATE_NAMES } from '../../domain/notifications/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { maskEmail, maskPhone } from '../mask.ts';
import type { NoticeView } from './outcome-schemas.ts';

export const viewNotice = (notice: NoticeRow): NoticeView => ({
  title: TEMPLATE_NAMES[notice.template as Template],
  text: notice.text,
  channel: notice.channel,
  recipient: (notice.channel === 'email' ? maskEmail : maskPhone)(notice.recipient),
  state: notice.state,
  createdAt: instantOf(notice.createdAt),
  waitsUntil: instantOrNull(notice.waitsUntil),
  sentAt: instantOrNull(notice.sentAt),
  reportedAt: instantOrNull(notice.reportedAt),
  code: notice.reportCode ?? null,
});
