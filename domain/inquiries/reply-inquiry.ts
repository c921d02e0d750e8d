import { writeAuditLine } from '../audit/index.ts';
import { stopClock } from '../clocks/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notifyInquirer } from '../notifications/index.ts';
import { findActiveAccount, type Account } from '../people/index.ts';
import { listTasksOfCase } from '../tasks/index.ts';
import { getInquiry } from './find-inquiry.ts';
import { mayReadInquiry, mayReplyAtAll, type Inquiry } from './inquiry.ts';
import * as errors from './inquiry-errors.ts';
import { lockInquiry, updateInquiryReplied } from './inquiry-store.ts';

/** `version` is that of the row the screen was made from. */
export interface ReplyInquiry {
  inquiryNo: string;
  reply: string;
  version: number;
}

/** The inquiry, held, if this actor may see it; one of others is not there. */
const lockFor = async (needs: Needs, inquiryNo: string, actor: Actor): Promise<{ held: Inquiry; account: Account }> => {
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const held = await lockInquiry(needs, inquiryNo);
  if (account === undefined || held === undefined || !mayReadInquiry(held, account)) throw errors.inquiryNotFound();
  return { held, account };
};

/** Nobody answers a complaint about a case of which they decided a step. */
export const isAboutOwnWork = async (needs: Needs, { kind, about }: Inquiry, accountId: string): Promise<boolean> => {
  if (kind !== 'complaint' || about.kind !== 'case') return false;
  return (await listTasksOfCase(needs, about.caseNo)).some((task) => task.decidedBy === accountId);
};

/** The reply, once: its limit ends, and the inquirer is told where a phone was left. */
export const replyInquiry = async (needs: Needs, input: ReplyInquiry, actor: Actor): Promise<Inquiry> => {
  const { inquiryNo, reply } = input;
  const { held, account } = await lockFor(needs, inquiryNo, actor);
  if (held.state !== 'open') throw errors.inquiryAlreadyReplied();
  if (!mayReplyAtAll(held, account)) throw errors.replyNotYours();
  if (await isAboutOwnWork(needs, held, account.id)) throw errors.complaintAboutOneself();
  if (held.version !== input.version) throw errors.inquiryChanged();
  await updateInquiryReplied(needs, inquiryNo, { reply, accountId: account.id });
  await stopClock(needs, { subjectKind: 'inquiry', subjectId: inquiryNo, reason: 'replied' }, actor);
  const { phone } = held.inquirer;
  if (phone !== undefined) await notifyInquirer(needs, { inquiryNo, kind: held.kind, phone }, actor);
  await writeAuditLine(needs, { action: 'reply-inquiry', subjectKind: 'inquiry', subjectId: inquiryNo }, actor);
  await announce(needs, 'desk', held.departmentId);
  return getInquiry(needs, inquiryNo);
};
