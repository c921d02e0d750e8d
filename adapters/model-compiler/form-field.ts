/** One field as it stands in the form, and what its answer must be. */
export interface FormField {
  type: string;
  key: string;
  label: string;
  schema: Record<string, unknown>;
  isRequired: boolean;
  /** FEEL condition under which the field is not shown */
  hide: string | undefined;
  variable: string | undefined;
  fact: string | undefined;
  /** what the answer means to the product, whatever the field is called */
  meaning: string | undefined;
}

/** The one meaning there is: the day on which the recorded thing was done, as against the day of the entry. */
export const HAPPENED_ON = 'happened-on';

export type Json = Record<string, unknown>;
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});
export const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const defined = (schema: Json): Json =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));

const optionValues = (field: Json): unknown[] =>
  Array.isArray(field['values']) ? field['values'].map((option) => jsonOf(option)['value']) : [];

const textSchema = (field: Json, defaultMax: number): Json => {
  const validate = jsonOf(field['validate']);
  return {
    type: 'string',
    minLength: numberOf(validate['minLength']) ?? (validate['required'] === true ? 1 : undefined),
    maxLength: numberOf(validate['maxLength']) ?? defaultMax,
    pattern: stringOf(validate['pattern']),
    errorMessage: stringOf(validate['patternErrorMessage']),
  };
};

const choiceSchema = (field: Json): Json => {
  const values = optionValues(field);
  return values.length > 0 ? { enum: values } : { type: 'string', minLength: 1, maxLength: 100 };
};

const listSchema = (field: Json): Json => ({
  type: 'array',
  items: choiceSchema(field),
  uniqueItems: true,
  minItems: jsonOf(field['validate'])['required'] === true ? 1 : undefined,
  maxItems: 200,
});

const numberSchema = (field: Json): Json => {
  const validate = jsonOf(field['validate']);
  return {
    type: field['decimalDigits'] === 0 ? 'integer' : 'number',
    minimum: numberOf(validate['min']),
    maximum: numberOf(validate['max']),
  };
};

/** As the desk sends them: a day, a time of day, an instant. */
const timeFormats: Readonly<Record<string, Json>> = {
  date: { format: 'date' },
  time: { pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', errorMessage: '时间应当写成 09:30 的形式' },
  datetime: { format: 'date-time' },
};

const schemas: Readonly<Record<string, (field: Json) => Json>> = {
  textfield: (field) => textSchema(field, 200),
  textarea: (field) => textSchema(field, 2000),
  number: numberSchema,
  select: choiceSchema,
  radio: choiceSchema,
  checkbox: (field) => (jsonOf(field['validate'])['required'] === true ? { const: true } : { type: 'boolean' }),
  checklist: listSchema,
  taglist: listSchema,
  datetime: (field) => ({ type: 'string', ...timeFormats[stringOf(field['subtype']) ?? 'date'] }),
};

/** undefined: the component asks nothing (heading, line). */
export const readField = (component: Json): FormField | undefined => {
  const type = stringOf(component['type']) ?? '';
  const make = schemas[type];
  if (make === undefined) return undefined;
  const label = ['label', 'dateLabel', 'timeLabel'].map((name) => stringOf(component[name])).find(Boolean) ?? '';
  const properties = jsonOf(component['properties']);
  const variable = stringOf(properties['variable']);
  return {
    type,
    key: stringOf(component['key']) ?? '',
    label,
    schema: defined({ title: label, ...make(component) }),
    // the engine is told an unticked box as false, so it must be there
    isRequired: jsonOf(component['validate'])['required'] === true || (type === 'checkbox' && variable !== undefined),
    hide: stringOf(jsonOf(component['conditional'])['hide']),
    variable,
    fact: stringOf(properties['fact']),
    meaning: stringOf(properties['meaning']),
  };
};

/** Values the field may have where they are known; used to check conditions that compare with it. */
export const valuesOf = (field: FormField): unknown[] | undefined => {
  const values = field.schema['enum'];
  return Array.isArray(values) ? values : undefined;
};
