import express, { type Request, type RequestHandler, type Response } from 'express';
import { PAYMENT_PROVIDER, type PaymentNews, type PaymentNotices } from '../../domain/payments/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Actor } from '../../domain/needs.ts';
import { auditRefusal, type CallbackDeps, rawBodyOf, type Taken } from './receive-callback.ts';

const BODY_LIMIT = '64kb';

/** How a provider wants to hear that we took its notice. */
const THANKS = {
  'wechat-pay': (res: Response): void => void res.status(200).json({ code: 'SUCCESS', message: '成功' }),
  alipay: (res: Response): void => void res.status(200).type('text').send('success'),
};
export type ProviderName = keyof typeof THANKS;

const take = async (domain: Domain, news: PaymentNews, merchant: string, actor: Actor): Promise<Taken> => {
  if (news.kind === 'paid') return domain.payments.confirmPayment({ notice: news.notice, merchant }, actor);
  if (news.kind === 'refund') return domain.payments.confirmRefund({ notice: news.notice, merchant }, actor);
  const { eventId } = news;
  return domain.exactlyOnce.receiveOnce({ provider: PAYMENT_PROVIDER, eventId, body: {} }, () =>
    Promise.resolve('noted'),
  );
};

/**
 * POST /callbacks/<provider>: proven genuine by the provider's own signature over the raw body, then one transaction, and only after
 * the commit the word that stops the repetitions.
 */
export const providerNotices = (
  deps: CallbackDeps,
  provider: ProviderName,
  { merchant, read }: PaymentNotices,
): RequestHandler[] => {
  const actor: Actor = { kind: 'outside', id: provider };
  const receive = async (req: Request): Promise<void> => {
    const news = await read({ body: rawBodyOf(req), header: (name) => req.get(name) });
    await deps.transact((domain) => take(domain, news, merchant, actor));
    await deps.reached(`callback-committed:${PAYMENT_PROVIDER}`);
  };
  const handler: RequestHandler = async (req, res) => {
    try {
      await receive(req);
    } catch (error) {
      await auditRefusal(deps, provider, error, actor);
      throw error;
    }
    res.set('Cache-Control', 'no-store');
    THANKS[provider](res);
  };
  return [express.raw({ type: () => true, limit: BODY_LIMIT }), handler];
};
