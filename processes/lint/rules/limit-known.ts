import type { Moddle } from '../moddle.ts';
import { idOf, isA, literalsOf, processOf } from '../moddle.ts';
import type { Reporter, RuleFactory } from '../rule.ts';

const checkOfItem = (element: Moddle, limits: readonly string[], reporter: Reporter): void => {
  const process = processOf(element);
  const key = `${process === undefined ? '' : idOf(process)}/${idOf(element)}`;
  if (!limits.includes(key)) reporter.report(idOf(element), `事项没有规定本环节的时限（item.json limits["${key}"]）`);
};

const checkOfOffice = (element: Moddle, limits: readonly string[], reporter: Reporter): void => {
  const limit = literalsOf(element)['limit'];
  if (limit === undefined) reporter.report(idOf(element), '没有指定办理时限（limit）', ['extensionElements']);
  else if (!limits.includes(limit))
    reporter.report(idOf(element), `办理时限只能是：${limits.join('、')}`, ['extensionElements']);
};

/** Every user task has a limit, in the item or of the office, so that its light can be shown. */
export const limitKnown: RuleFactory = ({ limits, officeLimits } = {}) => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:UserTask')) return;
    if (limits !== undefined) checkOfItem(element, limits, reporter);
    else if (officeLimits !== undefined) checkOfOffice(element, officeLimits, reporter);
  },
});
