import { defineTopic, Nothing } from '../topic.ts';
import { ClockRun } from './turn-yellow.ts';

/** The limit is put before the supervisors, once per run and step of the model. */
export const escalateWarning = defineTopic({
  name: 'escalate-warning',
  input: ClockRun,
  output: Nothing,
  raises: [],
  run: (run, { transact, actor, activityId }) =>
    transact(async (domain) => {
      await domain.supervision.escalateWarning({ ...run, step: activityId }, actor);
      return {};
    }),
});
