import { Type } from '@sinclair/typebox';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

/** The answer does not satisfy: asks for another, with a limit of its own. */
export const returnSupervisionReply = defineTopic({
  name: 'return-supervision-reply',
  input: Nothing,
  output: Type.Object({ replyDueAt: EngineDate }),
  raises: [],
  run: (_input, { transact, businessKey: orderId, actor }) =>
    transact((domain) => domain.orders.returnReply({ orderId }, actor)),
});
