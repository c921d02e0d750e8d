import type { Knex } from 'knex';
import type { DateTime } from 'luxon';

/** A database handle: the pool, or one transaction of it. Only `*-store.ts` and `*-reader.ts` run queries on it. */
export type Db = Knex;

/** Where "now" comes from. Zone is always Asia/Shanghai. Tests move it; nobody else calls the system clock. */
export interface Clock {
  now(): DateTime;
}

/** Who does a thing; last argument of every use-case that writes, and the actor of its audit line. */
export interface Actor {
  kind: 'account' | 'api-key' | 'system' | 'engine' | 'outside' | 'applicant';
  /** account id, API key id, topic or schedule name, provider name */
  id: string;
}

/** A labelled point of no return: in production it does nothing, crash tests stop the process there. */
export type Reached = (label: string) => void | Promise<void>;

/** What a use-case inside one unit of work may use: no port, hence no network call inside a transaction. */
export interface Needs {
  db: Db;
  clock: Clock;
}

/** Runs `work` in one transaction: all of it or nothing. */
export type Transact = <T>(work: (needs: Needs) => Promise<T>) => Promise<T>;

/** A use-case without its first argument. */
type WithoutNeeds<Room> = {
  [Name in keyof Room]: Room[Name] extends (needs: never, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** Gives every use-case of a room its needs: `bindNeeds(needs, { openCase }).openCase(input, actor)`. */
export const bindNeeds = <N, Room extends Record<string, (needs: N, ...rest: never[]) => unknown>>(
  needs: N,
  room: Room,
): WithoutNeeds<Room> =>
  Object.fromEntries(
    Object.entries(room).map(([name, useCase]) => [name, (...rest: never[]) => useCase(needs, ...rest)]),
  ) as WithoutNeeds<Room>;
