/** A condition simple enough for three boxes: a variable, a comparison, values. Everything else is edited as text. */
export interface SimpleCondition {
  variable: string;
  comparison: Comparison;
  /** as written between quotes, or as digits; empty for the two that need none */
  values: string[];
}

export const comparisons = [
  { value: '=', label: '等于' },
  { value: '!=', label: '不等于' },
  { value: 'in', label: '是其中之一' },
  { value: '<', label: '小于' },
  { value: '<=', label: '不大于' },
  { value: '>', label: '大于' },
  { value: '>=', label: '不小于' },
  { value: 'is', label: '为“是”' },
  { value: 'not', label: '为“否”' },
] as const;

export type Comparison = (typeof comparisons)[number]['value'];

const name = '[A-Za-z_][A-Za-z0-9_]*';
const literal = '"[^"\\\\]*"|-?\\d+(?:\\.\\d+)?';

const patterns = {
  is: new RegExp(`^(${name})$`),
  not: new RegExp(`^not\\(\\s*(${name})\\s*\\)$`),
  compare: new RegExp(`^(${name})\\s*(=|!=|<=|>=|<|>)\\s*(${literal})$`),
  in: new RegExp(`^(${name})\\s+in\\s*\\(((?:\\s*(?:${literal})\\s*,?)+)\\)$`),
};

/** Undefined when the text says more than three boxes can hold. */
export const readCondition = (text: string): SimpleCondition | undefined => {
  const trimmed = text.trim();
  const is = patterns.is.exec(trimmed);
  if (is !== null) return { variable: is[1] ?? '', comparison: 'is', values: [] };
  const not = patterns.not.exec(trimmed);
  if (not !== null) return { variable: not[1] ?? '', comparison: 'not', values: [] };
  const compare = patterns.compare.exec(trimmed);
  if (compare !== null) {
    return { variable: compare[1] ?? '', comparison: compare[2] as Comparison, values: [unquoted(compare[3] ?? '')] };
  }
  const within = patterns.in.exec(trimmed);
  if (within === null) return undefined;
  const values = (within[2] ?? '').match(new RegExp(literal, 'g')) ?? [];
  return { variable: within[1] ?? '', comparison: 'in', values: values.map(unquoted) };
};

/** FEEL text of a condition; empty while something is still missing. */
export const writeCondition = ({ variable, comparison, values }: SimpleCondition): string => {
  if (variable === '') return '';
  if (comparison === 'is') return variable;
  if (comparison === 'not') return `not(${variable})`;
  const literals = values.filter((value) => value !== '').map(quoted);
  if (literals.length === 0) return '';
  if (comparison === 'in') return `${variable} in (${literals.join(', ')})`;
  return `${variable} ${comparison} ${literals[0] ?? ''}`;
};

const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
const quoted = (value: string): string => (isNumber(value) ? value : `"${value.replaceAll('"', '')}"`);
const unquoted = (text: string): string => text.replace(/^"(.*)"$/s, '$1');
