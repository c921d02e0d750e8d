import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** Every department has given its opinion: one that does not agree is enough to refuse. */
export const summariseReviews = defineTopic({
  name: 'summarise-reviews',
  input: Nothing,
  output: Type.Object({ reviewResult: Type.Union([Type.Literal('agreed'), Type.Literal('refused')]) }),
  raises: [],
  run: (_input, { transact, caseNo }) => transact((domain) => domain.tasks.summariseReviews({ caseNo })),
});
