import { createRequire } from 'node:module';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ErrorDetail } from '../errors.ts';
import { isIdNumber, isImplementationCode, isUscc } from './identifiers.ts';

type Localize = (errors?: null | ErrorObject[]) => void;
// the package offers no ES module and no types for one language
const inChinese = createRequire(import.meta.url)('ajv-i18n/localize/zh') as Localize;

const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false, verbose: true }));
ajv.addFormat('id-number', isIdNumber);
ajv.addFormat('uscc', isUscc);
ajv.addFormat('implementation-code', isImplementationCode);

const formatMessages: Readonly<Record<string, string>> = {
  'id-number': '公民身份号码不正确，请核对号码和校验位',
  uscc: '统一社会信用代码不正确，请核对代码和校验位',
  'implementation-code': '事项实施编码不正确',
  email: '电子邮箱不正确，应当写成 name@example.cn 的形式',
  date: '日期不正确，应当写成 2026-03-02 的形式',
};

interface Verbose {
  title?: string;
  errorMessage?: string;
}

const typeNames: Readonly<Record<string, string>> = {
  integer: '应当是整数',
  number: '应当是数字',
  string: '应当是文本',
  boolean: '应当是“是”或者“否”',
  array: '应当是一组值',
  object: '应当是一组字段',
};

const sentenceOf = (error: ErrorObject): string | undefined => {
  const { format, type, allowedValue } = error.params as { format?: string; type?: string; allowedValue?: unknown };
  if (error.keyword === 'pattern') return (error.parentSchema as Verbose | undefined)?.errorMessage;
  if (error.keyword === 'const' && allowedValue === true) return '应当勾选';
  return format === undefined ? typeNames[type ?? ''] : formatMessages[format];
};

const titleOf = (schema: unknown, name: string): string =>
  (schema as { properties?: Record<string, Verbose> } | undefined)?.properties?.[name]?.title ?? name;

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const describe = (error: ErrorObject): ErrorDetail => {
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>;
  if (missingProperty !== undefined) {
    const message = `请填写“${titleOf(error.parentSchema, missingProperty)}”`;
    return { path: `${error.instancePath}/${escapePointer(missingProperty)}`, message };
  }
  if (additionalProperty !== undefined) {
    return { path: `${error.instancePath}/${escapePointer(additionalProperty)}`, message: '没有这一项' };
  }
  const { title } = (error.parentSchema ?? {}) as Verbose;
  const message = sentenceOf(error) ?? error.message ?? '不符合要求';
  return { path: error.instancePath, message: title === undefined ? message : `${title}：${message}` };
};

/** `if`, `allOf` and the like only say that something below them failed. */
const isTelling = (error: ErrorObject): boolean => !['if', 'allOf', 'anyOf', 'oneOf', 'not'].includes(error.keyword);

// Schemas may come out of the database as fresh objects: known by their text, or each check would compile and keep one more.
const compiled = new Map<string, ValidateFunction>();
const MOST_COMPILED = 500;
/** those in hand already, without a look at their text */
const atHand = new WeakMap<object, ValidateFunction>();

const validatorOf = (schema: object): ValidateFunction => {
  const known = atHand.get(schema) ?? byText(schema);
  atHand.set(schema, known);
  return known;
};

const byText = (schema: object): ValidateFunction => {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(text, validate);
  return validate;
};

/** Checks a value against a JSON Schema (2020-12); a detail per fault, in Chinese, empty when it holds. */
export const checkSchema = (schema: object, value: unknown): ErrorDetail[] => {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  const errors: ErrorObject[] = validate.errors ?? [];
  const telling = errors.filter(isTelling);
  const shown = (telling.length > 0 ? telling : errors).slice(0, 50);
  inChinese(shown);
  const details: ErrorDetail[] = shown.map((error) => describe(error));
  return details.filter((one, index) => details.findIndex((other) => other.path === one.path) === index);
};
