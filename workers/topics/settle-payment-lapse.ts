import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The payment limit is over: asks the platform what was paid before it, and closes the order when nothing was. */
export const settlePaymentLapse = defineTopic({
  name: 'settle-payment-lapse',
  input: Nothing,
  output: Type.Object({ paymentResult: Type.Union([Type.Literal('paid'), Type.Literal('unpaid')]) }),
  raises: [],
  waitsFor: 'payment-gateway',
  async run(_input, { transact, effects, caseNo, actor }) {
    const answer = await effects.payments.settlePaymentLapse({ caseNo }, actor);
    const notice = { caseNo, template: 'payment-lapsed', values: {} } as const;
    if (answer.paymentResult === 'unpaid')
      await transact((domain) => domain.notifications.notifyApplicant(notice, actor));
    return answer;
  },
});
