import { findClock, listClocksByIds, type LimitClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount, type Account } from '../people/index.ts';
import { getReadableInquiry } from './find-inquiry.ts';
import { replyLimitOf, type Inquiry } from './inquiry.ts';
import { inquiryNotFound } from './inquiry-errors.ts';
import * as reader from './inquiry-reader.ts';
import { findReplyRight, type ReplyRight } from './reply-right.ts';

/** An inquiry with the clock of its reply. */
export interface InquiryEntry {
  inquiry: Inquiry;
  clock: LimitClock | undefined;
}

export interface InquiryList {
  rows: InquiryEntry[];
  counts: reader.InquiryCounts;
  /** where the next page begins; undefined at the end */
  next: reader.InquiryPosition | undefined;
}

const findAccount = async (needs: Needs, actor: Actor): Promise<Account | undefined> =>
  actor.kind === 'account' ? findActiveAccount(needs, actor.id) : undefined;

/** A page of what the actor may see, with counts. `limit` ≤ 200. */
export const listInquiries = async (
  needs: Needs,
  input: reader.InquiryFilter & { after?: reader.InquiryPosition | undefined; limit: number },
  actor: Actor,
): Promise<InquiryList> => {
  const { after, limit, ...filter } = input;
  const account = await findAccount(needs, actor);
  if (account === undefined) throw inquiryNotFound();
  const lines = await reader.readInquiries(needs, account, filter, { after, limit: limit + 1 });
  const shown = lines.slice(0, limit);
  const last = lines.length > limit ? shown.at(-1) : undefined;
  const ids = shown.flatMap(({ clockId }) => (clockId === undefined ? [] : [clockId]));
  const clocks = new Map((await listClocksByIds(needs, ids)).map((clock) => [clock.id, clock]));
  return {
    rows: shown.map(({ inquiry, clockId }) => ({ inquiry, clock: clocks.get(clockId ?? '') })),
    counts: await reader.countInquiries(needs, account, filter),
    next: last && { sortAt: last.sortAt, inquiryNo: last.inquiry.inquiryNo },
  };
};

/** An inquiry and its clock, and whether the actor may reply to it. */
export interface InquirySight extends InquiryEntry {
  mayReply: ReplyRight;
}

/** One inquiry as the actor sees it; one of others is `inquiry-not-found`. */
export const getInquirySight = async (needs: Needs, inquiryNo: string, actor: Actor): Promise<InquirySight> => {
  const inquiry = await getReadableInquiry(needs, inquiryNo, actor);
  const limitKey = replyLimitOf(inquiry.kind);
  const clock = await findClock(needs, { subjectKind: 'inquiry', subjectId: inquiryNo, limitKey });
  return { inquiry, clock, mayReply: await findReplyRight(needs, inquiry, await findAccount(needs, actor)) };
};
