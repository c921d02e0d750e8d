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
  type: VariableType;
}

export type VariableType = 'date' | 'integer' | 'boolean' | 'text';

export const factVariables = (facts: readonly ItemFact[]): KnownVariable[] =>
  facts.map((fact) => ({
    name: fact.key,
    origin: `办件要素：${fact.name}`,
    values: (fact.values ?? []).map(sameLabel),
    type: typeOf(fact.type),
  }));

/** Fields of a form that are handed to the process. */
export const formVariables = (taskName: string, form: FormDocument): KnownVariable[] =>
  form.components.flatMap((field) => {
    const name = field.properties?.variable;
    if (name === undefined || name === '') return [];
    const type = fieldType(field);
    const values = type === 'boolean' ? [] : choicesOf(field);
    return [{ name, origin: `“${taskName}”的“${field.label ?? name}”`, values, type }];
  });

export const partVariables = (origin: string, variables: readonly PartVariable[]): KnownVariable[] =>
  variables.map((variable) => ({
    name: variable.name,
    origin,
    values: isTypeName(variable.values) ? [] : variable.values.map(sameLabel),
    type: isTypeName(variable.values) ? typeOf(variable.values[0]) : 'text',
  }));

export const templateVariables = (template: StepTemplate | MessageTemplate): KnownVariable[] =>
  partVariables(`“${template.name}”的结果`, template.outputs);

/** One entry per name, with the values all its sources know together. */
export const distinctVariables = (variables: readonly KnownVariable[]): KnownVariable[] => {
  const byName = new Map<string, KnownVariable>();
  for (const variable of variables) {
    const known = byName.get(variable.name) ?? variable;
    const values = new Map([...variable.values, ...known.values].map((choice) => [choice.value, choice]));
    byName.set(variable.name, { ...known, values: [...values.values()] });
  }
  return [...byName.values()].sort((left, right) => left.name.localeCompare(right.name));
};

const choicesOf = (field: FormComponent) =>
  (field.values ?? []).map(({ value, label }) => ({ value: choiceText(value), label }));

const typeNames = ['date', 'boolean', 'integer', 'string'];
const isTypeName = (values: readonly string[]): boolean => values.length === 1 && typeNames.includes(values[0] ?? '');
const sameLabel = (value: string) => ({ value, label: value });
const typeOf = (name: string | undefined): VariableType =>
  name === 'date' || name === 'integer' || name === 'boolean' ? name : 'text';

const fieldType = (field: FormComponent): VariableType => {
  const values = (field.values ?? []).map(({ value }): unknown => value);
  if (field.type === 'checkbox' || values.some((value) => typeof value === 'boolean')) return 'boolean';
  return field.type === 'number' || values.some((value) => typeof value === 'number') ? 'integer' : 'text';
};
