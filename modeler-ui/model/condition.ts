import { FeelError, parseFeel, type Literal } from '../../processes/lint/feel.ts';

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

/** Undefined when the text says more than three boxes can hold, or is no condition. */
export const readCondition = (text: string): SimpleCondition | undefined => {
  const condition = parsed(text);
  switch (condition?.kind) {
    case 'is-true':
      return { variable: condition.name, comparison: 'is', values: [] };
    case 'not':
      return condition.part.kind === 'is-true'
        ? { variable: condition.part.name, comparison: 'not', values: [] }
        : undefined;
    case 'compare':
      return {
        variable: condition.name,
        comparison: condition.operator as Comparison,
        values: [String(condition.literal)],
      };
    case 'in':
      return { variable: condition.name, comparison: 'in', values: condition.literals.map(String) };
    default:
      return undefined;
  }
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

/** Why a text is not a condition of the dialect; undefined when it is one, or when there is none yet. */
export const conditionProblem = (text: string): string | undefined => {
  if (text.trim() === '') return undefined;
  try {
    parseFeel(text);
    return undefined;
  } catch (error) {
    if (error instanceof FeelError) return `${error.message}。`;
    throw error;
  }
};

const parsed = (text: string) =>
  conditionProblem(text) === undefined && text.trim() !== '' ? parseFeel(text) : undefined;

/** What looks like a number or a truth value is one. */
const isPlain = (value: string): boolean => /^(-?\d+(\.\d+)?|true|false)$/.test(value);
const quoted = (value: string): Literal => (isPlain(value) ? value : `"${value.replaceAll('"', '')}"`);
