import { defineTopic, Nothing } from '../topic.ts';
import { ClockRun } from './turn-yellow.ts';

/** The timer says red; the domain decides by our clock whether it is. */
export const turnRed = defineTopic({
  name: 'turn-red',
  input: ClockRun,
  output: Nothing,
  raises: [],
  run: (run, { transact, actor }) =>
    transact(async (domain) => {
      await domain.supervision.turnLight({ ...run, colour: 'red' }, actor);
      return {};
    }),
});
