/**
 * The conditions analysts write: a small subset of FEEL.
 *
 *     expression  = and-part { "or" and-part }
 *     and-part    = term { "and" term }
 *     term        = "not" "(" expression ")" | "(" expression ")" | name [ comparison ]
 *     comparison  = ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) literal | "in" "(" literal { "," literal } ")"
 *     literal     = "text" | number | true | false
 *
 * After `in` with one value nothing may follow: FEEL would read `a in ("x") or b` as `a in (("x") or b)`.
 * Nothing else exists: no call, no path, no arithmetic. A bare name is a Boolean variable.
 */
export type Literal = string | number | boolean;
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Condition =
  | { kind: 'or' | 'and'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'is-true'; name: string }
  | { kind: 'compare'; name: string; operator: Operator; literal: Literal }
  | { kind: 'in'; name: string; literals: Literal[] };

export class ConditionError extends Error {}

const maxLength = 500;
const maxDepth = 8;
const tokenPattern =
  /\s*(?:(?<text>"[\p{Script=Han}A-Za-z0-9_\- ]{0,100}")|(?<number>-?\d{1,12}(?:\.\d{1,6})?)(?![\w.])|(?<word>[A-Za-z]\w{0,63})|(?<sign>!=|<=|>=|[=<>(),]))/uy;

/** Names the engine or its expression language give a meaning of their own. */
const reserved = new Set(
  `and or not in true false null empty div mod instanceof eq ne lt gt le ge if then else for some every return between satisfies
   execution task externalTask caseExecution variableScope authenticatedUserId currentUser currentUserGroups now dateTime
   function date time duration context list`.split(/\s+/),
);

/** May a variable of a model bear this name: camelCase, at most 64 characters, no word of FEEL or of the engine. */
export const isVariableName = (name: string): boolean => /^[a-z][A-Za-z0-9]{0,63}$/.test(name) && !reserved.has(name);

interface Token {
  kind: 'text' | 'number' | 'word' | 'sign' | 'end';
  value: string;
}

const tokenise = (source: string): Token[] => {
  if (source.length > maxLength) throw new ConditionError(`条件超过${maxLength}个字符`);
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  while (source.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const groups = pattern.exec(source)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (found === undefined) throw new ConditionError(`不认识的写法：${source.slice(at).trim().slice(0, 20)}`);
    tokens.push({ kind: found[0] as Token['kind'], value: found[1] ?? '' });
  }
  return [...tokens, { kind: 'end', value: '' }];
};

class Reader {
  private position = 0;
  private depth = 0;
  private readonly tokens: Token[];

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  peek(): Token {
    return this.tokens[this.position] ?? { kind: 'end', value: '' };
  }

  next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  isNext(value: string): boolean {
    const token = this.peek();
    return (token.kind === 'word' || token.kind === 'sign') && token.value === value;
  }

  skip(value: string): boolean {
    if (!this.isNext(value)) return false;
    this.position += 1;
    return true;
  }

  expect(value: string): void {
    if (!this.skip(value)) throw new ConditionError(`此处应为“${value}”，而不是“${this.peek().value || '结尾'}”`);
  }

  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > maxDepth) throw new ConditionError(`括号嵌套超过${maxDepth}层`);
    const result = read();
    this.depth -= 1;
    return result;
  }
}

const readLiteral = (reader: Reader): Literal => {
  const token = reader.next();
  if (token.kind === 'text') return token.value.slice(1, -1);
  if (token.kind === 'number') return Number(token.value);
  if (token.kind === 'word' && (token.value === 'true' || token.value === 'false')) return token.value === 'true';
  throw new ConditionError(`此处应为文本、数字或者 true/false，而不是“${token.value || '结尾'}”`);
};

const readList = (reader: Reader): Literal[] => {
  reader.expect('(');
  const literals = [readLiteral(reader)];
  while (reader.skip(',')) literals.push(readLiteral(reader));
  reader.expect(')');
  if (literals.length === 1 && reader.peek().kind !== 'end' && !reader.isNext(')')) {
    throw new ConditionError('in 只有一个值、后面还有别的条件时，请改用 =');
  }
  return literals;
};

const operators: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

const readComparison = (reader: Reader): Condition => {
  const { kind, value: name } = reader.next();
  if (kind !== 'word' || !isVariableName(name)) throw new ConditionError(`“${name || '结尾'}”不能作为变量名`);
  if (reader.skip('in')) return { kind: 'in', name, literals: readList(reader) };
  const sign = reader.peek();
  if (sign.kind !== 'sign' || !operators.includes(sign.value)) return { kind: 'is-true', name };
  const operator = reader.next().value as Operator;
  const literal = readLiteral(reader);
  if (operator !== '=' && operator !== '!=' && typeof literal !== 'number') {
    throw new ConditionError(`“${operator}”只能和数字比较`);
  }
  return { kind: 'compare', name, operator, literal };
};

const readTerm = (reader: Reader): Condition =>
  reader.nested(() => {
    if (reader.skip('not')) {
      reader.expect('(');
      const part = readOr(reader);
      reader.expect(')');
      return { kind: 'not', part };
    }
    if (!reader.skip('(')) return readComparison(reader);
    const inner = readOr(reader);
    reader.expect(')');
    return inner;
  });

const readChain = (reader: Reader, kind: 'or' | 'and', readPart: (reader: Reader) => Condition): Condition => {
  const first = readPart(reader);
  const parts = [first];
  while (reader.skip(kind)) parts.push(readPart(reader));
  return parts.length === 1 ? first : { kind, parts };
};
const readAnd = (reader: Reader): Condition => readChain(reader, 'and', readTerm);
const readOr = (reader: Reader): Condition => readChain(reader, 'or', readAnd);

/** Reads a condition; throws ConditionError with a sentence for the analyst. */
export const parseCondition = (source: string): Condition => {
  const reader = new Reader(tokenise(source));
  const condition = readOr(reader);
  const rest = reader.peek();
  if (rest.kind !== 'end') throw new ConditionError(`多余的内容：${rest.value}`);
  return condition;
};

/** The variables a condition reads, each once. */
export const variablesOf = (condition: Condition): string[] => {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return [...new Set(condition.parts.flatMap(variablesOf))];
    case 'not':
      return variablesOf(condition.part);
    case 'is-true':
    case 'compare':
    case 'in':
      return [condition.name];
  }
};
