import { Type } from '@sinclair/typebox';
import { yuanText } from '../../domain/payments/index.ts';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

/** Opens the order at the payment platform and tells the applicant how much, how and until when. */
export const requestPayment = defineTopic({
  name: 'request-payment',
  input: Nothing,
  output: Type.Object({ paymentDueAt: EngineDate }),
  raises: [],
  waitsFor: 'payment-gateway',
  async run(_input, { transact, effects, caseNo, actor }) {
    const payment = await effects.payments.requestPayment({ caseNo }, actor);
    const { orderNo: occasion, dueOn, payUrl, paymentDueAt, isPayable } = payment;
    const values = { amount: yuanText(payment.amountFen), dueOn, payUrl };
    const notice = { caseNo, template: 'payment-requested', occasion, values } as const;
    if (isPayable) await transact((domain) => domain.notifications.notifyApplicant(notice, actor));
    return { paymentDueAt };
  },
});
