import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** What the supervising process knows of its clock. */
export const ClockRun = Type.Object({ clockId: Type.String(), run: Type.Integer() });

/** The timer says yellow; the domain decides by our clock whether it is. */
export const turnYellow = defineTopic({
  name: 'turn-yellow',
  input: ClockRun,
  output: Nothing,
  raises: [],
  run: (run, { transact, actor }) =>
    transact(async (domain) => {
      await domain.supervision.turnLight({ ...run, colour: 'yellow' }, actor);
      return {};
    }),
});
