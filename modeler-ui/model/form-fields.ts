import type { FormComponent, FormDocument } from '../../server/desk/form-schemas.ts';

/** The kinds of fields a form may have, as the field table offers them. `subtype` tells dates from times. */
export const fieldKinds = [
  { type: 'textfield', label: '单行文字' },
  { type: 'textarea', label: '多行文字' },
  { type: 'number', label: '数字' },
  { type: 'radio', label: '单选' },
  { type: 'select', label: '下拉选择' },
  { type: 'checklist', label: '多选' },
  { type: 'checkbox', label: '是/否' },
  { type: 'datetime', label: '日期' },
  { type: 'text', label: '说明文字' },
] as const;

export type FieldType = (typeof fieldKinds)[number]['type'];

const typesWithChoices: readonly string[] = ['radio', 'select', 'checklist'];
const typesForEngine: readonly string[] = ['radio', 'select', 'checkbox', 'number'];

/** Kinds an imported form may hold that the table shows but does not offer. */
export const otherKinds: Readonly<Record<string, string>> = {
  taglist: '标签多选',
  group: '分组',
  separator: '分隔线',
  spacer: '空白',
};

/** Some lists are filled when the form is shown (e.g. with the item's materials); those have no choices of their own. */
export const hasChoices = (field: FormComponent): boolean =>
  typesWithChoices.includes(field.type) && field.valuesKey === undefined;
/** Takes a value from the clerk; texts, lines and groups do not. */
export const isInput = (field: FormComponent): boolean =>
  !['text', 'group', 'separator', 'spacer'].includes(field.type);
/** Only these may be handed to the process as a variable; texts stay in our own tables. */
export const mayFeedProcess = (field: FormComponent): boolean => typesForEngine.includes(field.type);
/** A day, not a time of day or an instant; only a day can be marked as the one on which the recorded thing was done. */
export const isDay = (field: FormComponent): boolean =>
  field.type === 'datetime' && (field.subtype ?? 'date') === 'date';
/** What a day means, as the property `meaning` has it; '' is any day. */
export const dayMeanings = [
  { value: '', label: '一般日期' },
  { value: 'happened-on', label: '办理日期' },
] as const;
export const isText = (field: FormComponent): boolean => field.type === 'text';

/** Dates carry their label under another name. */
export const labelOf = (field: FormComponent): string => {
  if (isText(field)) return field.text ?? '';
  const label = field.type === 'datetime' ? field.dateLabel : field.label;
  return typeof label === 'string' ? label : '';
};

export const withLabel = (field: FormComponent, label: string): FormComponent => {
  if (isText(field)) return { ...field, text: label };
  return field.type === 'datetime' ? { ...field, dateLabel: label } : { ...field, label };
};

/** Changes the kind and keeps what still makes sense: name, key, whether required. */
export const withType = (field: FormComponent, type: FieldType): FormComponent => {
  const { id, key, validate, description } = field;
  const targets = typesForEngine.includes(type) ? without(field.properties ?? {}, 'meaning') : {};
  const base: FormComponent = withLabel({ type, ...(id === undefined ? {} : { id }) }, labelOf(field));
  if (type === 'text') return base;
  const changed: FormComponent = {
    ...base,
    key: key ?? '',
    ...(description === undefined ? {} : { description }),
    ...(validate?.required === true ? { validate: { required: true } } : {}),
    ...(type === 'datetime' ? { subtype: 'date' } : {}),
    ...(typesWithChoices.includes(type) ? { values: field.values ?? [{ label: '选项一', value: 'option-1' }] } : {}),
  };
  return withEntries(changed, 'properties', targets);
};

export const withRequired = (field: FormComponent, required: boolean): FormComponent => {
  const others = without(field.validate ?? {}, 'required');
  return withEntries(field, 'validate', required ? { required, ...others } : others);
};

/** Sets or removes one of `properties` (`variable`, `fact`, `meaning`). */
export const withProperty = (field: FormComponent, name: string, value: string): FormComponent => {
  const others = without(field.properties ?? {}, name);
  return withEntries(field, 'properties', value === '' ? others : { ...others, [name]: value });
};

/** A new single-line field with a key nobody else in the form has. */
export const newField = (form: FormDocument): FormComponent => {
  const taken = new Set(form.components.map((field) => field.key));
  let number = form.components.length + 1;
  while (taken.has(`field${number}`)) number += 1;
  return { type: 'textfield', id: `field-field${number}`, key: `field${number}`, label: '新字段' };
};

export const newForm = (id: string): FormDocument => ({
  type: 'default',
  id,
  schemaVersion: 19,
  exporter: { name: 'Tongban', version: '1' },
  components: [],
});

/** One sentence per thing that is wrong with the table, by row; the server checks again. */
export const fieldProblems = (form: FormDocument): Map<number, string> => {
  const problems = new Map<number, string>();
  const keys = new Map<string, number>();
  form.components.forEach((field, row) => {
    const problem = problemOf(field, keys);
    if (problem !== undefined) problems.set(row, problem);
    if (field.key !== undefined) keys.set(field.key, row);
  });
  return problems;
};

const problemOf = (field: FormComponent, keys: ReadonlyMap<string, number>): string | undefined => {
  if (isText(field)) return labelOf(field).trim() === '' ? '说明文字不能为空。' : undefined;
  if (!isInput(field)) return undefined;
  if (labelOf(field).trim() === '') return '字段名称不能为空。';
  const key = field.key ?? '';
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) return '字段标识要以小写字母开头，只用字母和数字。';
  if (keys.has(key)) return `字段标识“${key}”重复。`;
  if (!hasChoices(field)) return undefined;
  const values = field.values ?? [];
  if (values.length === 0) return '至少要有一个选项。';
  if (values.some((choice) => choice.label.trim() === '' || choiceText(choice.value) === ''))
    return '选项的名称和值都要填写。';
  return new Set(values.map((choice) => choiceText(choice.value))).size < values.length
    ? '选项的值不能重复。'
    : undefined;
};

/** Forms may hold truth values and numbers as choices, though most are texts. */
export const choiceText = (value: unknown): string => String(value).trim();

/** The value a text stands for; truth values and numbers stay what they were. */
export const choiceValue = (text: string, before: unknown): string => {
  const isTruth = typeof before === 'boolean' && (text === 'true' || text === 'false');
  const isNumber = typeof before === 'number' && /^-?\d+(\.\d+)?$/.test(text);
  return isTruth || isNumber ? (JSON.parse(text) as string) : text;
};

export const readForm = (text: string | undefined): FormDocument | undefined => {
  if (text === undefined) return undefined;
  try {
    const form = JSON.parse(text) as FormDocument;
    return Array.isArray(form.components) ? form : undefined;
  } catch {
    return undefined;
  }
};

export const writeForm = (form: FormDocument): string => `${JSON.stringify(form, null, 2)}\n`;

const without = (entries: object, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name));

/** Keeps the place of the attribute; an empty one goes. */
const withEntries = (field: FormComponent, name: string, entries: Record<string, unknown>): FormComponent =>
  (Object.keys(entries).length === 0 ? without(field, name) : { ...field, [name]: entries }) as FormComponent;
