import { extensionsOf, idOf, isA, textOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** A called part comes from the same publication, is given what it asks for and gives what it declares. */
export const callActivityBinding: RuleFactory = ({ parts } = {}) => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:CallActivity')) return;
    const id = idOf(element);
    if (textOf(element, 'calledElementBinding') !== 'deployment') {
      reporter.report(id, '调用环节组应当绑定在同一次发布', ['calledElementBinding']);
    }
    const key = textOf(element, 'calledElement');
    const part = parts?.[key];
    if (parts === undefined) return;
    if (part === undefined) return reporter.report(id, `没有环节组“${key}”`, ['calledElement']);
    const given = extensionsOf(element, 'camunda:In').map((input) => textOf(input, 'target'));
    const taken = extensionsOf(element, 'camunda:Out').map((output) => textOf(output, 'source'));
    for (const name of Object.keys(part.inputs).filter((input) => !given.includes(input))) {
      reporter.report(id, `环节组“${part.name}”需要传入“${name}”`, ['extensionElements']);
    }
    for (const name of given.filter((input) => part.inputs[input] === undefined)) {
      reporter.report(id, `环节组“${part.name}”不接受“${name}”`, ['extensionElements']);
    }
    for (const name of taken.filter((output) => part.outputs[output] === undefined)) {
      reporter.report(id, `环节组“${part.name}”不传出“${name}”`, ['extensionElements']);
    }
  },
});
