import { createRequire } from 'node:module';
import type { TSchema } from '@sinclair/typebox';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ErrorDetail } from '../domain/errors.ts';
import { schemaViolation } from './http-errors.ts';

type Localize = (errors?: null | ErrorObject[]) => void;
// the package offers no ES module and no types for one language
const inChinese = createRequire(import.meta.url)('ajv-i18n/localize/zh') as Localize;

const options = { allErrors: true, discriminator: true, strict: false, verbose: false } as const;
const bodies = addFormats.default(new Ajv2020({ ...options, useDefaults: true }));
const texts = addFormats.default(new Ajv2020({ ...options, useDefaults: true, coerceTypes: true }));

const MAX_DEPTH = 40;

const childrenOf = (value: object): [string, unknown][] => Object.entries(value);

/** PostgreSQL keeps neither NUL nor half a surrogate pair; nesting without end exhausts every reader after us. */
const findUnstorable = (value: unknown, path = '', depth = 0): ErrorDetail | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : { path, message: '含有无法保存的字符' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH) return { path, message: '嵌套层数太多' };
  for (const [name, child] of childrenOf(value)) {
    if (!isStorable(name)) return { path, message: '字段名含有无法保存的字符' };
    const found = findUnstorable(child, `${path}/${escapePointer(name)}`, depth + 1);
    if (found) return found;
  }
  return undefined;
};

const LONE_SURROGATE = /\p{Surrogate}/u;

const isStorable = (text: string): boolean => !text.includes('\0') && !LONE_SURROGATE.test(text);

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const pointerOf = (error: ErrorObject): string => {
  const params = error.params as {
    missingProperty?: string;
    additionalProperty?: string;
    unevaluatedProperty?: string;
  };
  const name = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return name === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(name)}`;
};

const MAX_DETAILS = 50;

const detailsOf = (errors: ErrorObject[] | null | undefined): ErrorDetail[] => {
  const list = (errors ?? []).slice(0, MAX_DETAILS);
  inChinese(list);
  return list.map((error) => ({ path: pointerOf(error), message: error.message ?? '不符合要求' }));
};

/** Checks one part of a request and fills in defaults; throws `schema-violation` with a JSON pointer per fault. */
export type Check = (value: unknown) => unknown;

const checkWith =
  (validate: ValidateFunction): Check =>
  (value) => {
    const unstorable = findUnstorable(value);
    if (unstorable) throw schemaViolation([unstorable]);
    if (!validate(value)) throw schemaViolation(detailsOf(validate.errors));
    return value;
  };

/** For JSON: nothing is converted. */
export const compileBodyCheck = (schema: TSchema): Check => checkWith(bodies.compile(schema));

/** For path, query and multipart fields, which arrive as text: `20` may be a number. */
export const compileTextCheck = (schema: TSchema): Check => checkWith(texts.compile(schema));

/** For our own answers, in tests: returns the faults instead of throwing. */
export const compileAnswerCheck = (schema: TSchema): ((value: unknown) => ErrorDetail[]) => {
  const validate = bodies.compile(schema);
  return (value) => (validate(value) ? [] : detailsOf(validate.errors));
};
