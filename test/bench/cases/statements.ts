import pg from 'pg';
import type { TwoEngines } from './two-engines.ts';

/** One kind of statement of our side, by what it cost since the counters were reset. */
export interface StatementCost {
  calls: number;
  milliseconds: number;
  role: string;
  text: string;
}

const ask = async <T extends pg.QueryResultRow>({ cluster }: TwoEngines, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
};

export const resetStatements = async (engines: TwoEngines): Promise<void> => {
  await ask(engines, 'select pg_stat_statements_reset()');
};

/** The dearest, by how often they were sent or by the time they took. */
export const dearestStatements = (
  engines: TwoEngines,
  by: 'calls' | 'total_exec_time',
  limit: number,
): Promise<StatementCost[]> =>
  ask<StatementCost & pg.QueryResultRow>(
    engines,
    `select s.calls::int as calls, s.total_exec_time as milliseconds, r.rolname as role,
       left(regexp_replace(s.query, '\\s+', ' ', 'g'), 110) as text
     from pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
     where d.datname = 'bench' order by s.${by} desc limit ${limit}`,
  );
