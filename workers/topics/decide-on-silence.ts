import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The five days are over by the engine's timer: what was committed before counts, else silence accepts (行政许可法第三十二条). */
export const decideOnSilence = defineTopic({
  name: 'decide-on-silence',
  input: Nothing,
  output: Type.Object({ acceptance: Type.String() }),
  raises: [],
  run: (_input, { transact, caseNo, processInstanceId, actor }) =>
    transact((domain) => domain.tasks.decideOnSilence({ caseNo, processInstanceId }, actor)),
});
