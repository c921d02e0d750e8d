import { defineTopic, Nothing } from '../topic.ts';
import { penaltyOf } from './issue-supervision-order.ts';

/** The answer is due by the engine's timer; the domain escalates only where none was committed before. */
export const escalateSupervisionOrder = defineTopic({
  name: 'escalate-supervision-order',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, businessKey: orderId, properties, actor }) =>
    transact(async (domain) => {
      await domain.orders.escalateOrder({ orderId, ...penaltyOf(properties) }, actor);
      return {};
    }),
});
