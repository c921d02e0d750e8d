import type { Condition, Literal } from '../feel.ts';
import { FeelError, holds, parseFeel, variablesIn } from '../feel.ts';
import type { Moddle } from '../moddle.ts';
import { feelOf, idOf, isA, listOf, outgoingOf } from '../moddle.ts';
import type { Reporter, RuleFactory } from '../rule.ts';
import type { Variables } from '../variable.ts';
import { valuesOfType } from '../variable.ts';
import { typesIn } from '../variable-flow.ts';

type Values = Readonly<Record<string, Literal>>;

/** undefined: one of the variables has no list of values, or there are too many combinations to go through. */
const combinations = (names: readonly string[], types: Variables): Values[] | undefined => {
  let all: Values[] = [{}];
  for (const name of names) {
    const values = valuesOfType(types[name]);
    if (values === undefined || all.length * values.length > 500) return undefined;
    all = all.flatMap((known) => values.map((value) => ({ ...known, [name]: value })));
  }
  return all;
};

const describe = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join('，');

const checkGateway = (
  gateway: Moddle,
  conditions: readonly Condition[],
  types: Variables,
  reporter: Reporter,
): void => {
  const id = idOf(gateway);
  const hasDefault = gateway['default'] !== undefined;
  const all = combinations([...new Set(conditions.flatMap(variablesIn))], types);
  if (all === undefined) {
    if (!hasDefault) reporter.report(id, '条件里的变量没有固定的取值，应当指定一条默认分支');
    return;
  }
  const uncovered = all.find((values) => !conditions.some((condition) => holds(condition, values)));
  if (uncovered !== undefined && !hasDefault) {
    reporter.report(id, `没有分支处理这种情形：${describe(uncovered)}；流程走到这里会停住`);
  }
  const ambiguous = all.find((values) => conditions.filter((condition) => holds(condition, values)).length > 1);
  if (ambiguous !== undefined) reporter.report(id, `不止一条分支符合这种情形：${describe(ambiguous)}`);
};

const checkScope = (owner: Moddle, types: Variables, reporter: Reporter): void => {
  for (const element of listOf(owner, 'flowElements')) {
    if (isA(element, 'bpmn:SubProcess')) checkScope(element, types, reporter);
    const outgoing = outgoingOf(element);
    if (!isA(element, 'bpmn:ExclusiveGateway') || outgoing.length < 2) continue;
    const texts = outgoing.map((flow) => feelOf(flow, 'conditionExpression')).filter((text) => text !== undefined);
    try {
      checkGateway(element, texts.map(parseFeel), types, reporter);
    } catch (error) {
      // the rule condition-grammar tells of it
      if (!(error instanceof FeelError)) throw error;
    }
  }
};

/** An exclusive gateway has exactly one way on for every value its variables can have. */
export const exhaustiveGateway: RuleFactory = (context = {}) => ({
  check(element, reporter) {
    const { topics, messages, parts, forms, inputs } = context;
    if (!topics || !messages || !parts || !forms || !inputs || !isA(element, 'bpmn:Process')) return;
    checkScope(element, typesIn(element, { topics, messages, parts, forms, inputs }), reporter);
  },
});
