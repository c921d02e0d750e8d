import { comparedLiterals, FeelError, parseFeel } from '../feel.ts';
import type { Moddle } from '../moddle.ts';
import { childOf, feelOf, idOf, isA, listOf } from '../moddle.ts';
import type { Reporter, RuleFactory } from '../rule.ts';
import type { Variables } from '../variable.ts';
import { isOfType } from '../variable.ts';
import { readsOf, typesIn } from '../variable-flow.ts';

const checkCondition = (flow: Moddle, types: Variables, reporter: Reporter): void => {
  const condition = feelOf(flow, 'conditionExpression');
  if (condition === undefined) return;
  try {
    for (const { name, literal } of comparedLiterals(parseFeel(condition))) {
      const type = types[name];
      if (type === undefined || isOfType(type, literal)) continue;
      const expected =
        typeof type === 'string'
          ? { date: '日期', integer: '整数', boolean: '是否', string: '文本' }[type]
          : type.join('、');
      reporter.report(idOf(flow), `“${name}”不会是“${String(literal)}”；可能的值：${expected}`, [
        'conditionExpression',
      ]);
    }
  } catch (error) {
    // the rule condition-grammar tells of it
    if (!(error instanceof FeelError)) throw error;
  }
};

const wanted = (element: Moddle, name: string): 'date' | 'integer' | undefined => {
  const loop = childOf(element, 'loopCharacteristics');
  if (loop !== undefined && feelOf(loop, 'loopCardinality') === name) return 'integer';
  return listOf(element, 'eventDefinitions').some((trigger) => feelOf(trigger, 'timeDate') === name)
    ? 'date'
    : undefined;
};

const checkScope = (owner: Moddle, types: Variables, reporter: Reporter): void => {
  for (const element of listOf(owner, 'flowElements')) {
    if (isA(element, 'bpmn:SequenceFlow')) checkCondition(element, types, reporter);
    for (const name of readsOf(element)) {
      const type = wanted(element, name);
      if (type !== undefined && types[name] !== undefined && types[name] !== type) {
        reporter.report(idOf(element), `“${name}”应当是${type === 'date' ? '日期' : '整数'}`);
      }
    }
    if (isA(element, 'bpmn:SubProcess')) checkScope(element, types, reporter);
  }
};

/** A condition compares a variable with what it can be; a timer waits for a date, a loop counts an integer. */
export const knownValues: RuleFactory = (context = {}) => ({
  check(element, reporter) {
    const { topics, messages, parts, forms, inputs } = context;
    if (!topics || !messages || !parts || !forms || !inputs || !isA(element, 'bpmn:Process')) return;
    checkScope(element, typesIn(element, { topics, messages, parts, forms, inputs }), reporter);
  },
});
