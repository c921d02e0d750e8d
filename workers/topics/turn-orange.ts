import { defineTopic, Nothing } from '../topic.ts';
import { ClockRun } from './turn-yellow.ts';

/** The timer says orange; the domain decides by our clock whether it is. */
export const turnOrange = defineTopic({
  name: 'turn-orange',
  input: ClockRun,
  output: Nothing,
  raises: [],
  run: (run, { transact, actor }) =>
    transact(async (domain) => {
      await domain.supervision.turnLight({ ...run, colour: 'orange' }, actor);
      return {};
    }),
});
