import { writeAuditLine } from '../audit/index.ts';
import { stopClock } from '../clocks/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notifyInquirer } from '../notifications/index.ts';
import { getInquiry, lockReadableInquiry } from './find-inquiry.ts';
import type { Inquiry } from './inquiry.ts';
import { inquiryChanged } from './inquiry-errors.ts';
import { updateInquiryReplied } from './inquiry-store.ts';
import { refuseReply } from './reply-right.ts';

/** `version` is that of the row the screen was made from. */
export interface ReplyInquiry {
  inquiryNo: string;
  reply: string;
  version: number;
}

/** The reply, once: its limit ends, and the inquirer is told where a phone was left. */
export const replyInquiry = async (needs: Needs, input: ReplyInquiry, actor: Actor): Promise<Inquiry> => {
  const { inquiryNo, reply } = input;
  const { held, account } = await lockReadableInquiry(needs, inquiryNo, actor);
  await refuseReply(needs, held, account);
  if (held.version !== input.version) throw inquiryChanged();
  await updateInquiryReplied(needs, inquiryNo, { reply, accountId: account.id });
  await stopClock(needs, { subjectKind: 'inquiry', subjectId: inquiryNo, reason: 'replied' }, actor);
  const { phone } = held.inquirer;
  if (phone !== undefined) await notifyInquirer(needs, { inquiryNo, kind: held.kind, phone }, actor);
  await writeAuditLine(needs, { action: 'reply-inquiry', subjectKind: 'inquiry', subjectId: inquiryNo }, actor);
  await announce(needs, 'desk', held.departmentId);
  return getInquiry(needs, inquiryNo);
};
