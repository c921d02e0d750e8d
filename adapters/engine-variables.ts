import { DateTime } from 'luxon';
import type { EngineValue, EngineVariables } from '../domain/exactly-once/index.ts';

/** A variable as the engine's REST interface writes it. */
export interface TypedValue {
  type: 'String' | 'Long' | 'Boolean' | 'Date' | 'Null' | string;
  value: string | number | boolean | null;
}

/** The one form of a date the engine reads: UTC, milliseconds, offset without colon. A trailing `Z` is refused. */
export const formatEngineDate = (date: DateTime): string => date.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'");

/** Whole numbers are always Long: a type that changes with the size of the number breaks correlation and comparison. */
const toTypedValue = (name: string, value: EngineValue): TypedValue => {
  if (DateTime.isDateTime(value)) return { type: 'Date', value: formatEngineDate(value) };
  if (typeof value === 'boolean') return { type: 'Boolean', value };
  if (typeof value === 'string') return { type: 'String', value };
  if (Number.isSafeInteger(value)) return { type: 'Long', value };
  throw new Error(`engine variable ${name} must be a text, a whole number, a boolean or a date`);
};

export const toTypedValues = (variables: EngineVariables): Record<string, TypedValue> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, toTypedValue(name, value)]));

/** Dates come as `Date`, a null as undefined; kinds we never write are refused. */
export const fromTypedValue = ({ type, value }: TypedValue): string | number | boolean | Date | undefined => {
  if (value === null || value === undefined) return undefined;
  if (type.toLowerCase() === 'date') return new Date(String(value));
  if (typeof value === 'object') throw new Error(`unexpected engine variable of type ${type}`);
  return value;
};
