import type { Condition, Literal, Operator } from './condition.ts';

const elOperators: Record<Operator, string> = { '=': '==', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
// The grammar lets neither quotes nor backslashes into a text, so quoting is all there is to do.
const elLiteral = (literal: Literal): string => (typeof literal === 'string' ? `'${literal}'` : String(literal));

const inner = (condition: Condition): string => {
  switch (condition.kind) {
    case 'or':
      return `(${condition.parts.map(inner).join(' || ')})`;
    case 'and':
      return `(${condition.parts.map(inner).join(' && ')})`;
    case 'not':
      return `!(${inner(condition.part)})`;
    case 'is-true':
      return condition.name;
    case 'compare':
      return `${condition.name} ${elOperators[condition.operator]} ${elLiteral(condition.literal)}`;
    case 'in':
      return `(${condition.literals.map((literal) => `${condition.name} == ${elLiteral(literal)}`).join(' || ')})`;
  }
};

/** The same condition in the engine's expression language, `${…}` included. */
export const toEngineExpression = (condition: Condition): string => {
  const text = inner(condition);
  const isWrapped = condition.kind === 'or' || condition.kind === 'and' || condition.kind === 'in';
  return `\${${isWrapped ? text.slice(1, -1) : text}}`;
};
