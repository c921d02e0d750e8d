import { Router } from 'express';
import { courierCallback } from './courier-routes.ts';
import { licenceCallback } from './licence-repository-routes.ts';
import { paymentCallback } from './payment-routes.ts';
import { providerNotices } from './provider-notices.ts';
import { type CallbackDeps, receiveCallback } from './receive-callback.ts';
import { smsCallback } from './sms-routes.ts';

export type { CallbackDeps } from './receive-callback.ts';

/**
 * Mounted under /callbacks. Who calls is known by signature alone: no session, no key, no CSRF. Of the payment doors only that of the
 * provider in use is there: a key that is not used for signing would otherwise open one.
 */
export const createCallbackRoutes = (deps: CallbackDeps): Router => {
  const { payment, courier, licenceRepository, sms } = deps.signers;
  const router = Router({ caseSensitive: true });
  if (payment) router.post('/payment', ...receiveCallback(deps, paymentCallback(payment)));
  router.post('/courier', ...receiveCallback(deps, courierCallback(courier)));
  router.post('/licence-repository', ...receiveCallback(deps, licenceCallback(licenceRepository)));
  router.post('/sms', ...receiveCallback(deps, smsCallback(sms)));
  for (const provider of ['wechat-pay', 'alipay'] as const) {
    const notices = deps.notices?.[provider];
    if (notices) router.post(`/${provider}`, ...providerNotices(deps, provider, notices));
  }
  return router;
};
