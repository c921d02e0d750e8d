import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';
import { turnLapsedRed } from '../turn-lapsed-red.ts';

/** The explanation is due by the engine's timer: what was committed before counts, only silence leads to an order. */
export const settleExplanationLapse = defineTopic({
  name: 'settle-explanation-lapse',
  input: Nothing,
  output: Type.Object({ explanationResult: Type.Union([Type.Literal('given'), Type.Literal('silent')]) }),
  raises: [],
  run: async (_input, context) => {
    const { transact, businessKey: orderId, actor } = context;
    const { explanationResult, lapsed } = await transact((domain) =>
      domain.orders.settleExplanationLapse({ orderId }, actor),
    );
    await turnLapsedRed(context, lapsed);
    return { explanationResult };
  },
});
