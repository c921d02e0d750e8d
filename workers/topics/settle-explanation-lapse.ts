import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The explanation is due by the engine's timer: what was committed before counts, only silence leads to an order. */
export const settleExplanationLapse = defineTopic({
  name: 'settle-explanation-lapse',
  input: Nothing,
  output: Type.Object({ explanationResult: Type.Union([Type.Literal('given'), Type.Literal('silent')]) }),
  raises: [],
  run: (_input, { transact, businessKey: orderId, actor }) =>
    transact((domain) => domain.orders.settleExplanationLapse({ orderId }, actor)),
});
