import { idOf, isEvent, isGateway, isTask, outgoingOf, textOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** Tasks, events, splitting gateways and conditional flows say in words what they are. A joining gateway needs none. */
export const labelRequired: RuleFactory = () => ({
  check(element, reporter) {
    if (textOf(element, 'name').trim() !== '') return;
    const isSplit = isGateway(element) && element.$type !== 'bpmn:ParallelGateway' && outgoingOf(element).length > 1;
    if (isTask(element) || isEvent(element) || isSplit || element.$type === 'bpmn:SubProcess') {
      reporter.report(idOf(element), '缺少名称', ['name']);
    } else if (element.$type === 'bpmn:SequenceFlow' && element['conditionExpression'] !== undefined) {
      reporter.report(idOf(element), '有条件的连线应当写明名称', ['name']);
    } else if (element.$type === 'bpmn:Process') {
      reporter.report(idOf(element), '流程缺少名称', ['name']);
    }
  },
});
