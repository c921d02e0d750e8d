import { idOf, isA, textOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** Every user task names one role the platform knows, e.g. `lead:reviewer`. */
export const roleKnown: RuleFactory = ({ roles } = {}) => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:UserTask')) return;
    const role = textOf(element, 'candidateGroups');
    if (role === '') reporter.report(idOf(element), '没有指定办理角色', ['candidateGroups']);
    else if (roles !== undefined && !roles.includes(role)) {
      reporter.report(idOf(element), `没有角色“${role}”`, ['candidateGroups']);
    }
  },
});
