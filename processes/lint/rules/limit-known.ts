import { idOf, isA, processOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** Every user task has a limit in the item, so that its light can be shown. */
export const limitKnown: RuleFactory = ({ limits } = {}) => ({
  check(element, reporter) {
    if (limits === undefined || !isA(element, 'bpmn:UserTask')) return;
    const process = processOf(element);
    const key = `${process === undefined ? '' : idOf(process)}/${idOf(element)}`;
    if (!limits.includes(key)) reporter.report(idOf(element), `事项没有规定本环节的时限（item.json limits["${key}"]）`);
  },
});
