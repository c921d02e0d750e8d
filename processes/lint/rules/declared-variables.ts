import { FeelError, parseFeel, variablesIn } from '../feel.ts';
import type { Moddle } from '../moddle.ts';
import { childOf, feelOf, idOf, isA, isFlowNode, listOf } from '../moddle.ts';
import type { Reporter, RuleFactory } from '../rule.ts';
import type { Assigned } from '../variable-flow.ts';
import { assignedIn, readsOf } from '../variable-flow.ts';

const message = (name: string): string => `变量“${name}”在这里还没有值，或者没有声明；流程走到这里会停住`;

const conditionVariables = (flow: Moddle): string[] => {
  const condition = feelOf(flow, 'conditionExpression');
  try {
    return condition === undefined ? [] : variablesIn(parseFeel(condition));
  } catch (error) {
    // the rule condition-grammar tells of it
    if (error instanceof FeelError) return [];
    throw error;
  }
};

const checkScope = (
  owner: Moddle,
  assigned: Map<Moddle, Assigned>,
  outputs: readonly string[],
  reporter: Reporter,
): void => {
  for (const element of listOf(owner, 'flowElements')) {
    const source = childOf(element, 'sourceRef');
    if (source !== undefined && isA(element, 'bpmn:SequenceFlow')) {
      const after = assigned.get(source)?.after;
      const missing = conditionVariables(element).filter((name) => after?.has(name) === false);
      for (const name of missing) reporter.report(idOf(element), message(name), ['conditionExpression']);
    }
    const before = isFlowNode(element) ? assigned.get(element)?.before : undefined;
    if (before === undefined) continue;
    for (const name of readsOf(element).filter((read) => !before.has(read)))
      reporter.report(idOf(element), message(name));
    if (isA(element, 'bpmn:EndEvent') && isA(owner, 'bpmn:Process')) {
      const missing = outputs.filter((name) => !before.has(name));
      for (const name of missing) reporter.report(idOf(element), `到这里结束时，声明传出的“${name}”还没有值`);
    }
    if (isA(element, 'bpmn:SubProcess')) checkScope(element, assigned, outputs, reporter);
  }
};

/** A variable is read only where it has a value, whatever way the case came: otherwise a clerk's decision would fail in the engine. */
export const declaredVariables: RuleFactory = (context = {}) => ({
  check(element, reporter) {
    const { topics, messages, parts, forms, inputs, outputs = {} } = context;
    if (!topics || !messages || !parts || !forms || !inputs || !isA(element, 'bpmn:Process')) return;
    const assigned = assignedIn(element, { topics, messages, parts, forms, inputs });
    checkScope(element, assigned, Object.keys(outputs), reporter);
  },
});
