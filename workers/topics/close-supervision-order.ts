import { defineTopic, Nothing } from '../topic.ts';

/** Ends the order as property `outcome` of the diagram says: its reasons held, or its answer satisfied. */
export const closeSupervisionOrder = defineTopic({
  name: 'close-supervision-order',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, businessKey: orderId, properties, actor }) =>
    transact(async (domain) => {
      const outcome = properties.outcome === 'excused' ? 'excused' : 'answered';
      await domain.orders.closeOrder({ orderId, outcome }, actor);
      return {};
    }),
});
