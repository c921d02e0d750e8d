import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';
import { turnLapsedRed } from '../turn-lapsed-red.ts';

/** The licence has expired by the engine's timer: a decision committed before counts, else silence renews (行政许可法第五十条). */
export const decideOnRenewal = defineTopic({
  name: 'decide-on-renewal',
  input: Nothing,
  output: Type.Object({ decision: Type.String() }),
  raises: [],
  run: async (_input, context) => {
    const { transact, caseNo, processInstanceId, actor } = context;
    const { decision, lapsed } = await transact((domain) =>
      domain.tasks.decideOnRenewal({ caseNo, processInstanceId }, actor),
    );
    await turnLapsedRed(context, lapsed);
    return { decision };
  },
});
