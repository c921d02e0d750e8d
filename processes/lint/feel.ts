import { parser } from '@bpmn-io/lezer-feel';

export type Literal = string | number | boolean;
/** What a condition says, in the part of FEEL that models may use. */
export type Condition =
  | { kind: 'or' | 'and'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'is-true'; name: string }
  | { kind: 'compare'; name: string; operator: string; literal: Literal }
  | { kind: 'in'; name: string; literals: Literal[] };

/** A condition outside that part; the message is for the analyst. */
export class FeelError extends Error {}

interface Node {
  name: string;
  text: string;
  isError: boolean;
  children: Node[];
}

interface Cursor {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  firstChild(): boolean;
  nextSibling(): boolean;
  parent(): boolean;
}

const readTree = (cursor: Cursor, source: string): Node => {
  const text = source.slice(cursor.from, cursor.to);
  const node: Node = { name: cursor.name, text, isError: cursor.type.isError, children: [] };
  if (cursor.firstChild()) {
    do node.children.push(readTree(cursor, source));
    while (cursor.nextSibling());
    cursor.parent();
  }
  return node;
};

const variableName = (node: Node | undefined): string => {
  if (node?.name !== 'VariableName' || !/^[a-z][A-Za-z0-9]*$/.test(node.text)) {
    throw new FeelError(`“${node?.text ?? ''}”不是变量名；变量名应当是小写字母开头的英文`);
  }
  return node.text;
};

const literal = (node: Node | undefined): Literal => {
  if (node?.name === 'StringLiteral') return node.text.slice(1, -1);
  if (node?.name === 'NumericLiteral') return Number(node.text);
  if (node?.name === 'BooleanLiteral') return node.text === 'true';
  throw new FeelError(`“${node?.text ?? ''}”应当是文本、数字或者 true/false`);
};

const testLiterals = (node: Node | undefined): Literal[] => {
  const single = node?.name === 'PositiveUnaryTest' ? node.children[0] : undefined;
  // one value in parentheses is an expression of its own in FEEL, which swallows what follows it
  const alone =
    single?.name === 'ParenthesizedExpression' && node?.children.length === 1 ? single.children[1] : undefined;
  if (alone !== undefined) return [literal(alone)];
  if (node?.name !== 'PositiveUnaryTests') throw new FeelError('in 后面应当是括号里的一组值；只有一个值时请用 =');
  return node.children.filter((child) => child.name === 'PositiveUnaryTest').map((test) => literal(test.children[0]));
};

const comparison = (node: Node): Condition => {
  const [left, sign, right] = node.children;
  const name = variableName(left);
  if (sign?.text === 'in') {
    const tests = node.children.find((child) => child.name.startsWith('PositiveUnaryTest'));
    return { kind: 'in', name, literals: testLiterals(tests) };
  }
  const value = literal(right);
  const operator = sign?.text ?? '';
  if (operator !== '=' && operator !== '!=' && typeof value !== 'number') {
    throw new FeelError(`“${operator}”只能和数字比较`);
  }
  return { kind: 'compare', name, operator, literal: value };
};

const negation = (node: Node): Condition => {
  const [called, , parameters] = node.children;
  const [only, ...more] = parameters?.name === 'PositionalParameters' ? parameters.children : [];
  if (called?.text !== 'not' || only === undefined || more.length > 0) {
    throw new FeelError(`不能使用函数“${called?.text ?? ''}”，只有 not(…)`);
  }
  return { kind: 'not', part: convert(only) };
};

const convert = (node: Node): Condition => {
  const inner = node.children.find((child) => !['(', ')', 'and', 'or'].includes(child.name));
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
      if (inner === undefined) throw new FeelError('没有写条件');
      return convert(inner);
    case 'Conjunction':
    case 'Disjunction': {
      const parts = node.children.filter((child) => child.name !== 'and' && child.name !== 'or').map(convert);
      return { kind: node.name === 'Conjunction' ? 'and' : 'or', parts };
    }
    case 'Comparison':
      return comparison(node);
    case 'FunctionInvocation':
      return negation(node);
    case 'VariableName':
      return { kind: 'is-true', name: variableName(node) };
    default:
      throw new FeelError(`条件里不能写“${node.text}”`);
  }
};

const hasError = (node: Node): boolean => node.isError || node.children.some(hasError);

const expressions = parser.configure({ top: 'Expression' });

/** Reads a condition; throws FeelError. */
export const parseFeel = (source: string): Condition => {
  if (source.trim() === '') throw new FeelError('没有写条件');
  const tree = readTree(expressions.parse(source).cursor(), source);
  if (hasError(tree)) throw new FeelError(`不是有效的 FEEL：${source}`);
  return convert(tree);
};

export const variablesIn = (condition: Condition): string[] => {
  if (condition.kind === 'or' || condition.kind === 'and') return [...new Set(condition.parts.flatMap(variablesIn))];
  return 'part' in condition ? variablesIn(condition.part) : 'name' in condition ? [condition.name] : [];
};

/** Does the condition hold for these values? */
export const holds = (condition: Condition, values: Readonly<Record<string, Literal>>): boolean => {
  switch (condition.kind) {
    case 'or':
      return condition.parts.some((part) => holds(part, values));
    case 'and':
      return condition.parts.every((part) => holds(part, values));
    case 'not':
      return !holds(condition.part, values);
    case 'is-true':
      return values[condition.name] === true;
    case 'in':
      return condition.literals.includes(values[condition.name] ?? '');
    case 'compare':
      return compare(values[condition.name], condition.operator, condition.literal);
  }
};

const compare = (value: Literal | undefined, operator: string, literal: Literal): boolean => {
  if (operator === '=') return value === literal;
  if (operator === '!=') return value !== literal;
  const [left, right] = [Number(value), Number(literal)];
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
};

/** Every literal a condition compares with, by variable. */
export const comparedLiterals = (condition: Condition): { name: string; literal: Literal }[] => {
  if (condition.kind === 'or' || condition.kind === 'and') return condition.parts.flatMap(comparedLiterals);
  if (condition.kind === 'not') return comparedLiterals(condition.part);
  if (condition.kind === 'in') return condition.literals.map((literal) => ({ name: condition.name, literal }));
  return condition.kind === 'compare'
    ? [{ name: condition.name, literal: condition.literal }]
    : [{ name: condition.kind === 'is-true' ? condition.name : '', literal: true }];
};
