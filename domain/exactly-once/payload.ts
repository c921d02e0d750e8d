import { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';

/** How an instant stands in a payload: a text alone would be a text. */
interface Instant {
  instant: string;
}

const isInstant = (value: unknown): value is Instant =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'instant';

const encode = (value: unknown): unknown => {
  if (DateTime.isDateTime(value)) return { instant: value.toISO() };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encode(inner)]));
};

const decode = (value: unknown): unknown => {
  if (isInstant(value)) return officeTime(value.instant);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decode(inner)]));
};

/** A payload as JSON text; instants stay instants. */
export const encodePayload = (payload: object): string => JSON.stringify(encode(payload));

/** The payload as it was queued. */
export const decodePayload = <T>(json: unknown): T => decode(json) as T;
