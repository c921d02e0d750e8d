import { DomainError, isRefusal } from '../errors.ts';
import { oneByOne, openIncident, performEffect } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { Refund } from './payment.ts';
import type { GatewayRefund, PaymentGateway } from './payment-gateway.ts';
import { lockOrder } from './payment-store.ts';
import { REFUND_PAYMENT } from './plan-refund.ts';
import { lockRefund, selectUnsentRefunds, takeSilentRefunds, updateRefundRefused } from './refund-store.ts';
import type { OpenRefund } from './refund-store.ts';
import { REFUND_REFUSED, settleRefund } from './settle-refund.ts';

export type PaymentEffectNeeds = EffectNeeds & { gateway: PaymentGateway };

/** Minutes without a word about a refund the platform is at, before we ask. */
const SILENT_MINUTES = 10;
/** After a clear no (no balance left, say) a refund is tried again, with the same number; so long it waits before a person is told. */
const REFUSED_MINUTES = 60;

/** Sends one planned refund; repeated calls, crashes and lost answers give the money back once. */
const sendRefund = async (needs: PaymentEffectNeeds, refund: OpenRefund, actor: Actor): Promise<void> => {
  const { refundNo, orderNo, caseNo, seq, amountFen, paidFen, reason } = refund;
  await performEffect(
    needs,
    { caseNo, activity: REFUND_PAYMENT, seq, kind: 'payment', request: { refundNo, orderNo, amountFen } },
    {
      send: (key) => needs.gateway.refund({ refundNo: key, orderNo, amountFen, paidFen, reason }),
      query: (key) => needs.gateway.findRefund({ refundNo: key, orderNo }),
    },
    async (inside, answer) => void (await settleRefund(inside, answer, actor)),
  );
};

/** A clear no: a person learns of it, and it is tried again later. */
const noteRefusal = (
  needs: PaymentEffectNeeds,
  { refundNo, caseNo }: Pick<OpenRefund, 'refundNo' | 'caseNo'>,
  { details, code }: DomainError,
) =>
  needs.transact(async (inside) => {
    await updateRefundRefused(inside, refundNo);
    const message = details[0]?.message ?? code;
    await openIncident(inside, { kind: REFUND_REFUSED, subject: refundNo, caseNo, message });
  });

/** The platform does not take it and does not say no: it is tried on, and after an hour a person learns of it. */
const noteDelay = async (needs: PaymentEffectNeeds, { refundNo, caseNo, createdAt }: OpenRefund): Promise<void> => {
  if (createdAt > needs.clock.now().minus({ minutes: REFUSED_MINUTES }).toJSDate()) return;
  const message = '支付平台一小时以上没有受理，仍在重试';
  await needs.transact((inside) => openIncident(inside, { kind: REFUND_REFUSED, subject: refundNo, caseNo, message }));
};

const sendOrNote = async (needs: PaymentEffectNeeds, refund: OpenRefund, actor: Actor): Promise<void> => {
  try {
    await sendRefund(needs, refund, actor);
  } catch (error) {
    if (isRefusal(error)) return noteRefusal(needs, refund, error);
    if (error instanceof DomainError) await noteDelay(needs, refund);
    throw error;
  }
};

/**
 * Sends refunds that were planned and the platform has not taken yet, of one case or of all. Answers how many; one that fails keeps
 * no other back.
 */
export const sendOpenRefunds = async (
  needs: PaymentEffectNeeds,
  { caseNo, limit }: { caseNo?: string; limit: number },
  actor: Actor,
): Promise<number> => {
  const refusedBefore = needs.clock.now().minus({ minutes: REFUSED_MINUTES }).toJSDate();
  const open = await needs.transact((inside) => selectUnsentRefunds(inside, { caseNo, refusedBefore, limit }));
  const results = await oneByOne(open, (refund) => sendOrNote(needs, refund, actor));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return open.length;
};

/** The platform took this refund and knows nothing of it: what it took is lost, so the same is asked again, under the same number. */
const sendAgain = async (needs: PaymentEffectNeeds, refund: Refund): Promise<GatewayRefund | undefined> => {
  const { refundNo, orderNo, amountFen, reason } = refund;
  const order = await needs.transact((inside) => lockOrder(inside, orderNo));
  if (!order) return undefined;
  try {
    return await needs.gateway.refund({ refundNo, orderNo, amountFen, paidFen: order.amountFen, reason });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await noteRefusal(needs, { refundNo, caseNo: order.caseNo }, error);
    return undefined;
  }
};

const queryRefund = async (needs: PaymentEffectNeeds, refund: Refund, actor: Actor): Promise<boolean> => {
  const { refundNo, orderNo, state } = refund;
  const known = await needs.gateway.findRefund({ refundNo, orderNo });
  const news = known ?? (state === 'sent' ? await sendAgain(needs, refund) : undefined);
  if (news === undefined) return false;
  await needs.transact((inside) => settleRefund(inside, news, actor));
  return news.status !== 'processing';
};

/** Asks about refunds the platform is at and whose notice may never come. Answers how many were asked about and came to an end. */
export const querySentRefunds = async (
  needs: PaymentEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<{ asked: number; ended: number; failed: number }> => {
  const before = needs.clock.now().minus({ minutes: SILENT_MINUTES }).toJSDate();
  const silent = await needs.transact((inside) => takeSilentRefunds(inside, before, limit));
  const results = await oneByOne(silent, (refund) => queryRefund(needs, refund, actor));
  const ended = results.filter((result) => result.status === 'fulfilled' && result.value).length;
  return { asked: silent.length, ended, failed: results.filter(({ status }) => status === 'rejected').length };
};

/** Asks the platform what became of one refund; true when it came to an end. */
export const askAboutRefund = async (
  needs: PaymentEffectNeeds,
  { refundNo }: Pick<Refund, 'refundNo'>,
  actor: Actor,
): Promise<boolean> => {
  const refund = await needs.transact((inside) => lockRefund(inside, refundNo));
  return refund === undefined ? false : queryRefund(needs, refund, actor);
};
