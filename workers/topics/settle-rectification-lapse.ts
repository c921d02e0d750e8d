import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The limit to put things right is over by the engine's timer: what was reported before counts. */
export const settleRectificationLapse = defineTopic({
  name: 'settle-rectification-lapse',
  input: Nothing,
  output: Type.Object({ rectificationResult: Type.Union([Type.Literal('reported'), Type.Literal('lapsed')]) }),
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact((domain) => domain.cases.settleRectification({ caseNo }, actor)),
});
