import { ConditionError, isVariableName, parseCondition, variablesOf } from './condition.ts';
import { toSchema } from './condition-to-schema.ts';
import { checkForm } from './check-form.ts';
import { formLimits } from './form-dialect.ts';
import type { FormField, Json } from './form-field.ts';
import { HAPPENED_ON, isJson, readField } from './form-field.ts';
import type { Refusal } from './refusal.ts';

/** A form compiled: the same JSON for the screen, a schema for the server, and where answers go. */
export interface FormOutcome {
  refusals: Refusal[];
  form: Json;
  schema: Json;
  fields: FormField[];
}

const refuse = (elementId: string | null, message: string): Refusal => ({
  code: 'form-not-allowed',
  elementId,
  message,
});

const parse = (text: string): { form: Json } | { refusal: Refusal } => {
  if (text.length > formLimits.maxLength) return { refusal: refuse(null, `表单超过${formLimits.maxLength}个字符`) };
  try {
    const form: unknown = JSON.parse(text);
    return isJson(form) ? { form } : { refusal: refuse(null, '不是表单') };
  } catch {
    return { refusal: refuse(null, '不是有效的 JSON') };
  }
};

const fieldsIn = (components: unknown): FormField[] =>
  (Array.isArray(components) ? components : []).filter(isJson).flatMap((component) => {
    const field = readField(component);
    return field === undefined ? fieldsIn(component['components']) : [field];
  });

/** When the field is shown, as a schema of the other answers; undefined = always. */
const shownWhen = (field: FormField, keys: ReadonlySet<string>): Json | undefined => {
  if (field.hide === undefined) return undefined;
  const condition = parseCondition(field.hide.slice(1));
  const foreign = variablesOf(condition).find((name) => !keys.has(name) || name === field.key);
  if (foreign !== undefined) throw new ConditionError(`显示条件里的“${foreign}”不是本表单的其他字段`);
  return toSchema({ kind: 'not', part: condition });
};

const carriers: readonly string[] = ['select', 'radio', 'checkbox', 'number'];

const checkCarrier = (field: FormField): Refusal[] => {
  const name = field.variable ?? field.fact;
  if (name === undefined) return [];
  if (!isVariableName(name)) return [refuse(field.key, `“${name}”不能作为变量名`)];
  if (!carriers.includes(field.type)) return [refuse(field.key, '只有单选、下拉、勾选和数字可以传给流程')];
  if (field.variable !== undefined && (!field.isRequired || field.hide !== undefined)) {
    return [refuse(field.key, '传给流程的字段应当必填、始终显示')];
  }
  return [];
};

const checkMeaning = ({ key, meaning, schema }: FormField): Refusal[] =>
  meaning === undefined || (meaning === HAPPENED_ON && schema['format'] === 'date')
    ? []
    : [refuse(key, `只有日期字段可以标为“${HAPPENED_ON}”，没有别的含义`)];

const repeated = (names: (string | undefined)[]): string | undefined =>
  names.find((name, index) => name !== undefined && names.indexOf(name) !== index);

const compileFields = (fields: FormField[]): { schema: Json; refusals: Refusal[] } => {
  const keys = new Set(fields.map((field) => field.key));
  const conditions: Json[] = [];
  const required: string[] = [];
  const refusals = [...fields.flatMap(checkCarrier), ...fields.flatMap(checkMeaning)];
  for (const field of fields) {
    try {
      const shown = shownWhen(field, keys);
      if (shown === undefined && field.isRequired) required.push(field.key);
      if (shown !== undefined && field.isRequired) {
        // the hidden field keeps its title for messages about it
        const properties = { [field.key]: { title: field.label } };
        conditions.push({ if: shown, then: { properties, required: [field.key] } });
      }
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      refusals.push(refuse(field.key, error.message));
    }
  }
  const properties = Object.fromEntries(fields.map((field) => [field.key, field.schema]));
  const schema: Json = { type: 'object', properties, required, additionalProperties: false };
  return { schema: conditions.length > 0 ? { ...schema, allOf: conditions } : schema, refusals };
};

const none = { form: {}, schema: {}, fields: [] };

/** Checks a form-js form and compiles it to a JSON Schema (2020-12). */
export const compileForm = (text: string): FormOutcome => {
  const parsed = parse(text);
  if ('refusal' in parsed) return { refusals: [parsed.refusal], ...none };
  const { form } = parsed;
  const refusals = checkForm(form);
  if (refusals.length > 0) return { refusals, ...none };
  const fields = fieldsIn(form['components']);
  if (fields.length > formLimits.maxFields) return { refusals: [refuse(null, '字段太多')], ...none };
  const names = fields.map((field) => field.variable ?? field.fact);
  const twice = repeated(fields.map((field) => field.key)) ?? repeated(names);
  const compiled = compileFields(fields);
  const doubles = twice === undefined ? [] : [refuse(twice, `字段或变量重复：${twice}`)];
  return { refusals: [...compiled.refusals, ...doubles], form, schema: compiled.schema, fields };
};
