import { idOf, isA, literalsOf, textOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** A system step hands its work to a topic that the platform knows, with the literals that topic needs. */
export const externalTaskOnly: RuleFactory = ({ topics } = {}) => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:ServiceTask')) return;
    const id = idOf(element);
    if (textOf(element, 'type') !== 'external') return reporter.report(id, '系统任务只能是外部任务', ['type']);
    const name = textOf(element, 'topic');
    const topic = topics?.[name];
    if (topics === undefined) return;
    if (topic === undefined) return reporter.report(id, `平台没有主题“${name}”`, ['topic']);
    const literals = literalsOf(element);
    for (const [literal, { values, isRequired }] of Object.entries(topic.literals)) {
      const value = literals[literal];
      if (value === undefined) {
        if (isRequired) reporter.report(id, `主题“${name}”缺少参数“${literal}”`, ['extensionElements']);
      } else if (values !== undefined && !values.includes(value)) {
        reporter.report(id, `参数“${literal}”只能是：${values.join('、')}`, ['extensionElements']);
      }
    }
    for (const literal of Object.keys(literals)) {
      if (topic.literals[literal] === undefined)
        reporter.report(id, `主题“${name}”没有参数“${literal}”`, ['extensionElements']);
    }
  },
});
