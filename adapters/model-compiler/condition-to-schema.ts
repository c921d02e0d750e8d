import type { Condition } from './condition.ts';
import { ConditionError } from './condition.ts';

type Schema = Record<string, unknown>;

const has = (name: string, value: Schema): Schema => ({ properties: { [name]: value }, required: [name] });

/**
 * The condition as a JSON Schema that holds for the same answers. A missing answer equals nothing, as in FEEL. Orderings are refused:
 * with a missing answer FEEL and JSON Schema would differ.
 */
export const toSchema = (condition: Condition): Schema => {
  switch (condition.kind) {
    case 'or':
      return { anyOf: condition.parts.map(toSchema) };
    case 'and':
      return { allOf: condition.parts.map(toSchema) };
    case 'not':
      return { not: toSchema(condition.part) };
    case 'is-true':
      return has(condition.name, { const: true });
    case 'in':
      return has(condition.name, { enum: condition.literals });
    case 'compare': {
      const equal = has(condition.name, { const: condition.literal });
      if (condition.operator === '=') return equal;
      if (condition.operator === '!=') return { not: equal };
      throw new ConditionError(`表单的显示条件只能用 = 和 !=，不能用 ${condition.operator}`);
    }
  }
};
