import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The licence has expired by the engine's timer: a decision committed before counts, else silence renews (行政许可法第五十条). */
export const decideOnRenewal = defineTopic({
  name: 'decide-on-renewal',
  input: Nothing,
  output: Type.Object({ decision: Type.String() }),
  raises: [],
  run: (_input, { transact, caseNo, processInstanceId, actor }) =>
    transact((domain) => domain.tasks.decideOnRenewal({ caseNo, processInstanceId }, actor)),
});
