import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';
import { turnLapsedRed } from '../turn-lapsed-red.ts';

/** The five days are over by the engine's timer: what was committed before counts, else silence accepts (行政许可法第三十二条). */
export const decideOnSilence = defineTopic({
  name: 'decide-on-silence',
  input: Nothing,
  output: Type.Object({ acceptance: Type.String() }),
  raises: [],
  run: async (_input, context) => {
    const { transact, caseNo, processInstanceId, actor } = context;
    const { acceptance, lapsed } = await transact((domain) =>
      domain.tasks.decideOnSilence({ caseNo, processInstanceId }, actor),
    );
    await turnLapsedRed(context, lapsed);
    return { acceptance };
  },
});
