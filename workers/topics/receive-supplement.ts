import { Type } from '@sinclair/typebox';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

export const SupplementOutcome = Type.Object({
  supplementResult: Type.Union([Type.Literal('received'), Type.Literal('lapsed')]),
  acceptanceDueAt: EngineDate,
});

/** The supplement came: the new acceptance limit, which began with its receipt. */
export const receiveSupplement = defineTopic({
  name: 'receive-supplement',
  input: Nothing,
  output: SupplementOutcome,
  raises: [],
  run: (_input, { transact, caseNo, actor }) => transact((domain) => domain.cases.settleSupplement({ caseNo }, actor)),
});
