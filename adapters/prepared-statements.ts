import type pg from 'pg';

/** Names beyond these are not given out: lists of many lengths would else fill the memory of every connection. */
const MOST_NAMES = 400;
/** "cached plan must not change result type": a migration changed a table under a statement that was prepared before it. */
export const STALE = '0A000';

interface Statement {
  text: string;
  values?: readonly unknown[];
  name?: string;
}
type Callback = (error: (Error & { code?: string }) | null, result?: unknown) => void;
type Query = (statement: Statement, callback: Callback) => unknown;

const isPreparable = (statement: unknown): statement is Statement =>
  typeof statement === 'object' &&
  statement !== null &&
  !('submit' in statement) &&
  ((statement as Statement).values?.length ?? 0) > 0;

/**
 * Names for statements that come again, so that PostgreSQL parses and plans them once per connection and not at every call. What
 * was said once only gets none.
 */
export class PreparedStatements {
  #given = 0;
  #names = new Map<string, string | undefined>();

  /** Makes a new connection name what it is asked; everything else about it stays. */
  use(connection: pg.ClientBase): void {
    const query = connection.query.bind(connection) as Query;
    const prepared = (statement: unknown, callback: unknown): unknown => {
      const name = isPreparable(statement) ? this.#nameOf(statement.text) : undefined;
      if (name === undefined || typeof callback !== 'function')
        return query(statement as Statement, callback as Callback);
      return this.#ask(query, { ...(statement as Statement), name }, callback as Callback);
    };
    connection.query = prepared as typeof connection.query;
  }

  #ask(query: Query, statement: Statement, callback: Callback): unknown {
    return query(statement, (error, answer) => {
      if (error?.code !== STALE) return callback(error, answer);
      this.#names = new Map();
      // outside a transaction the second asking is as good as the first; inside, the transaction is begun again by its owner
      query({ ...statement, name: this.#newName() }, (again, result) =>
        again ? callback(error) : callback(null, result),
      );
    });
  }

  #nameOf(text: string): string | undefined {
    if (this.#names.has(text)) {
      const name = this.#names.get(text) ?? this.#newName();
      this.#names.set(text, name);
      return name;
    }
    if (this.#names.size < MOST_NAMES) this.#names.set(text, undefined);
    return undefined;
  }

  #newName(): string {
    this.#given += 1;
    return `s${this.#given}`;
  }
}
