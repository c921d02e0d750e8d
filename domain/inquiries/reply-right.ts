import type { Needs } from '../needs.ts';
import type { Account } from '../people/index.ts';
import { listTasksOfCase } from '../tasks/index.ts';
import { mayReplyAtAll, type Inquiry } from './inquiry.ts';
import * as errors from './inquiry-errors.ts';

/** Whether an account may reply to an inquiry, or why not. */
export type ReplyRight = 'yes' | 'replied' | 'other-department' | 'own-work';

/** Nobody answers a complaint about a case of which they decided a step. */
const isAboutOwnWork = async (needs: Needs, { kind, about }: Inquiry, account: Account): Promise<boolean> => {
  if (kind !== 'complaint' || about.kind !== 'case') return false;
  return (await listTasksOfCase(needs, about.caseNo)).some((task) => task.decidedBy === account.id);
};

export const findReplyRight = async (
  needs: Needs,
  inquiry: Inquiry,
  account: Account | undefined,
): Promise<ReplyRight> => {
  if (inquiry.state === 'replied') return 'replied';
  if (account === undefined || !mayReplyAtAll(inquiry, account)) return 'other-department';
  return (await isAboutOwnWork(needs, inquiry, account)) ? 'own-work' : 'yes';
};

/** Lets pass whoever may reply. */
export const refuseReply = async (needs: Needs, inquiry: Inquiry, account: Account): Promise<void> => {
  switch (await findReplyRight(needs, inquiry, account)) {
    case 'replied':
      throw errors.inquiryAlreadyReplied();
    case 'other-department':
      throw errors.replyNotYours();
    case 'own-work':
      throw errors.complaintAboutOneself();
    case 'yes':
  }
};
