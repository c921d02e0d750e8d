import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount, type Account } from '../people/index.ts';
import { mayReadInquiry, type Inquiry } from './inquiry.ts';
import { inquiryNotFound } from './inquiry-errors.ts';
import { lockInquiry, selectInquiry } from './inquiry-store.ts';

export const getInquiry = async (needs: Needs, inquiryNo: string): Promise<Inquiry> => {
  const found = await selectInquiry(needs, inquiryNo);
  if (found === undefined) throw inquiryNotFound();
  return found;
};

/** One the actor may see; any other is `inquiry-not-found`. */
export const getReadableInquiry = async (needs: Needs, inquiryNo: string, actor: Actor): Promise<Inquiry> => {
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const found = await getInquiry(needs, inquiryNo);
  const isOwn = actor.kind === 'api-key' && found.clientId === actor.id;
  if (!isOwn && !(account !== undefined && mayReadInquiry(found, account))) throw inquiryNotFound();
  return found;
};

/** The same for an account, held until the transaction ends. */
export const lockReadableInquiry = async (
  needs: Needs,
  inquiryNo: string,
  actor: Actor,
): Promise<{ held: Inquiry; account: Account }> => {
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const held = await lockInquiry(needs, inquiryNo);
  if (account === undefined || held === undefined || !mayReadInquiry(held, account)) throw inquiryNotFound();
  return { held, account };
};
