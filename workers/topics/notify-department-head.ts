import { defineTopic, Nothing } from '../topic.ts';
import { ClockRun } from './turn-yellow.ts';

/** The head of the responsible department is told by SMS, once per run and step of the model. */
export const notifyDepartmentHead = defineTopic({
  name: 'notify-department-head',
  input: ClockRun,
  output: Nothing,
  raises: [],
  run: (run, { transact, actor, activityId }) =>
    transact(async (domain) => {
      await domain.supervision.notifyDepartmentHead({ ...run, step: activityId }, actor);
      return {};
    }),
});
