import type { FormComponent, FormDocument } from '../../server/desk/form-schemas.ts';
import { choiceText } from './form-fields.ts';
import type { ItemFact } from './item-document.ts';
import type { MessageTemplate, PartVariable, StepTemplate } from './step-template.ts';

/** A variable a condition or a timer may read, with the values it can have where those are known. */
export interface KnownVariable {
  name: string;
  /** where it comes from, in words */
  origin: string;
  values: readonly { value: string; label: string }[];
  isDate: boolean;
}

export const factVariables = (facts: readonly ItemFact[]): KnownVariable[] =>
  facts.map((fact) => ({
    name: fact.key,
    origin: `办件要素：${fact.name}`,
    values: (fact.values ?? []).map(sameLabel),
    isDate: fact.type === 'date',
  }));

/** Fields of a form that are handed to the process. */
export const formVariables = (taskName: string, form: FormDocument): KnownVariable[] =>
  form.components.flatMap((field) => {
    const name = field.properties?.variable;
    if (name === undefined || name === '') return [];
    return [{ name, origin: `“${taskName}”的“${field.label ?? name}”`, values: choicesOf(field), isDate: false }];
  });

export const partVariables = (origin: string, variables: readonly PartVariable[]): KnownVariable[] =>
  variables.map((variable) => ({
    name: variable.name,
    origin,
    values: isTypeName(variable.values) ? [] : variable.values.map(sameLabel),
    isDate: variable.values.includes('date'),
  }));

export const templateVariables = (template: StepTemplate | MessageTemplate): KnownVariable[] =>
  partVariables(`“${template.name}”的结果`, template.outputs);

/** One entry per name; the one that knows the values wins. */
export const distinctVariables = (variables: readonly KnownVariable[]): KnownVariable[] => {
  const byName = new Map<string, KnownVariable>();
  for (const variable of variables) {
    const known = byName.get(variable.name);
    if (known === undefined || (known.values.length === 0 && variable.values.length > 0)) {
      byName.set(variable.name, variable);
    }
  }
  return [...byName.values()].sort((left, right) => left.name.localeCompare(right.name));
};

const choicesOf = (field: FormComponent) =>
  (field.values ?? []).map(({ value, label }) => ({ value: choiceText(value), label }));

const typeNames = ['date', 'boolean', 'integer', 'string'];
const isTypeName = (values: readonly string[]): boolean => values.length === 1 && typeNames.includes(values[0] ?? '');
const sameLabel = (value: string) => ({ value, label: value });
