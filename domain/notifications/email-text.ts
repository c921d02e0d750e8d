import { SIGNATURE } from './signature.ts';
import { TEMPLATE_NAMES } from './template-names.ts';
import type { Template } from './templates.ts';

/** A notice as a mail: the words of the SMS, addressed, with where to ask. */
export const writeEmail = (name: string, notice: string): string =>
  [
    `${name}：`,
    notice.replace(SIGNATURE, ''),
    '办理进度可以凭办件编号在原提交渠道或者办事窗口查询。本邮件由系统自动发出，请勿直接回复。',
    '通办',
  ].join('\n\n');

/** What stands above a mail about a case. */
export const emailSubject = (template: string, caseNo: string): string =>
  `${SIGNATURE}${(TEMPLATE_NAMES[template as Template] as string | undefined) ?? '通知'}（办件编号${caseNo}）`;
