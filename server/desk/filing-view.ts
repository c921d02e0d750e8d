import type { FilledField, FormChoices, FormComponent, FormDocument, FormValues } from './form-schemas.ts';

/** The filled fields of a form ready to be shown, in the form's own order. Fields left empty are not shown. */
export const viewFields = (
  form: FormDocument | undefined,
  values: FormValues,
  choices: FormChoices = {},
): FilledField[] =>
  form === undefined ? [] : form.components.flatMap((component) => viewComponent(component, values, choices));

const viewComponent = (component: FormComponent, values: FormValues, choices: FormChoices): FilledField[] => {
  const nested = (component.components ?? []).flatMap((child) => viewComponent(child, values, choices));
  const { key } = component;
  if (key === undefined || isEmpty(values[key])) return nested;
  const text = textOf(component, values[key], choices);
  return [{ key, label: labelOf(component) ?? key, value: values[key], text }, ...nested];
};

/** A date keeps its label under another name. */
const labelOf = ({ label, dateLabel, timeLabel }: FormComponent): string | undefined =>
  [label, dateLabel, timeLabel].find((one) => typeof one === 'string');

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const textOf = (component: FormComponent, value: unknown, choices: FormChoices): string => {
  if (Array.isArray(value)) return value.map((one) => textOf(component, one, choices)).join('、');
  const options = component.values ?? choices[component.valuesKey ?? ''];
  const choice = options?.find((option) => option.value === value);
  if (choice) return choice.label;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return [appearance(component, 'prefixAdorner'), String(value), appearance(component, 'suffixAdorner')]
    .filter((part) => part !== '')
    .join(' ');
};

const appearance = (component: FormComponent, name: 'prefixAdorner' | 'suffixAdorner'): string => {
  const { appearance: looks } = component as { appearance?: Record<string, unknown> };
  const text = looks?.[name];
  return typeof text === 'string' ? text : '';
};
