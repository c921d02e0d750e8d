import { idOf, isA } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** Every user task has the form that bears its id. */
export const formExists: RuleFactory = ({ forms } = {}) => ({
  check(element, reporter) {
    if (forms === undefined || !isA(element, 'bpmn:UserTask')) return;
    const id = idOf(element);
    if (forms[id] === undefined) reporter.report(id, `缺少表单 forms/${id}.form.json`);
  },
});
