import { Type } from '@sinclair/typebox';
import type { Static, TSchema } from '@sinclair/typebox';

/** The field, or null when there is nothing to say; a field of an answer is never simply absent. */
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of these words. */
export const oneOf = <const T extends string>(words: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...words] });

/** An instant with its offset, e.g. `2026-03-02T09:00:00.000+08:00`. */
export const Instant = Type.String({ format: 'date-time', examples: ['2026-03-02T09:00:00.000+08:00'] });
export type Instant = Static<typeof Instant>;

/** A day of the calendar in Asia/Shanghai, `yyyy-mm-dd`. */
export const Day = Type.String({ format: 'date', examples: ['2026-03-02'] });
export type Day = Static<typeof Day>;

/** An id made by us; opaque to callers. */
export const Identifier = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]+$' });
export type Identifier = Static<typeof Identifier>;

/** The key of an item, part or material: kebab-case. */
export const Key = Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z][a-z0-9-]*$' });
export type Key = Static<typeof Key>;

export const CaseNo = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' });
export type CaseNo = Static<typeof CaseNo>;

/** Where the next page begins; opaque, signed by the server, only valid for the same filter. */
export const Cursor = Type.String({ minLength: 1, maxLength: 600 });
export type Cursor = Static<typeof Cursor>;

/** A page size that arrives as text in the query. */
export const PageSize = Type.Integer({ minimum: 1, maximum: 200, default: 20 });
export type PageSize = Static<typeof PageSize>;

/** Somebody by id and shown name. */
export const Person = Type.Object({ id: Type.String(), name: Type.String() });
export type Person = Static<typeof Person>;

/** Where the input is wrong: JSON pointer and a sentence in Chinese. */
export const ProblemDetail = Type.Object({ pointer: Type.String(), message: Type.String() });
export type ProblemDetail = Static<typeof ProblemDetail>;

/** Every refusal (RFC 9457, `application/problem+json`). `code` is stable; `title` and `detail` are for people. */
export const Problem = Type.Object({
  type: Type.String({ description: 'stable URI of this kind of problem' }),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(ProblemDetail)),
  traceId: Type.String({ description: 'names this request in the log' }),
});
export type Problem = Static<typeof Problem>;
