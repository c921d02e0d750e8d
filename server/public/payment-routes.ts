import { type RequestHandler, Router } from 'express';
import { paymentOrderUnknown } from '../../domain/payments/index.ts';
import { DomainError } from '../../domain/errors.ts';
import { byAddress, limitRequests } from '../rate-limits.ts';
import type { ServerDeps } from '../server-deps.ts';
import { paymentPage, unknownPaymentPage } from './payment-page.ts';

const PAYER = { kind: 'applicant', id: 'payer' } as const;

/** GET /public/payments/{orderNo}: the code to scan or the address to go on to, fresh whenever somebody looks. */
const showPayment =
  ({ effects, settings }: Pick<ServerDeps, 'effects' | 'settings'>): RequestHandler<{ orderNo: string }> =>
  async (req, res) => {
    res.set('Cache-Control', 'no-store').type('html');
    try {
      const order = await effects.payments.renewPayLink({ orderNo: req.params.orderNo, payerIp: req.ip }, PAYER);
      res.send(await paymentPage(order, settings.publicUrl));
    } catch (error) {
      // a person with a phone needs a page, not a problem document
      if (!(error instanceof DomainError) || error.code !== paymentOrderUnknown().code) throw error;
      res.status(404).send(unknownPaymentPage());
    }
  };

const REQUESTS_A_MINUTE = 120;

/** Mounted under /public: the page a payer pays on, which needs no account. */
export const createPaymentPages = (deps: Pick<ServerDeps, 'effects' | 'settings'>): Router => {
  const router = Router({ caseSensitive: true });
  router.get('/payments/:orderNo', limitRequests('public', REQUESTS_A_MINUTE, byAddress), showPayment(deps));
  return router;
};
