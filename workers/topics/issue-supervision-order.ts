import { Type } from '@sinclair/typebox';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

/** What the diagram says a step costs the department. */
export const penaltyOf = ({ rule = '', points = '' }: Readonly<Record<string, string>>) => ({
  rule,
  points: Number(points),
});

/** 挂号督办: numbers the order, deducts by the diagram's rule, asks for an answer. */
export const issueSupervisionOrder = defineTopic({
  name: 'issue-supervision-order',
  input: Nothing,
  output: Type.Object({ replyDueAt: EngineDate }),
  raises: [],
  run: (_input, { transact, businessKey: orderId, properties, actor }) =>
    transact((domain) => domain.orders.issueOrder({ orderId, ...penaltyOf(properties) }, actor)),
});
