import { defineError } from '../errors.ts';
import { checkSchema, type CompiledForm, type FactValue } from '../items/index.ts';

export const formInvalid = defineError('invalid', 'form-invalid', '填写的内容不符合要求');

/** Checks what a clerk filled in; returns what of it the engine is told. Paths of details start at the form (`/acceptance`). */
export const checkAnswers = (form: CompiledForm, values: Record<string, unknown>): Record<string, FactValue> => {
  const details = checkSchema(form.schema, values);
  if (details.length > 0) throw formInvalid(details);
  const variables: Record<string, FactValue> = {};
  for (const [field, variable] of Object.entries(form.variables)) {
    const value = values[field];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      variables[variable] = value;
  }
  return variables;
};
