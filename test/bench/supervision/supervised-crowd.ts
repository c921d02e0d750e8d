import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { createBpmnCompiler } from '../../../adapters/bpmn-compiler.ts';
import { createClock } from '../../../adapters/clock.ts';
import { createProcessEngine } from '../../../adapters/engine-rest.ts';
import { createTransact } from '../../../adapters/postgres.ts';
import { readProductModels, readTemplates } from '../../../adapters/process-folder.ts';
import { lintPublication } from '../../../processes/lint/lint-publication.ts';
import type { Needs } from '../../../domain/needs.ts';
import { SUPERVISING_PROCESS } from '../../../domain/supervision/index.ts';
import { asSuperuser, useTestCluster } from '../../support/test-cluster.ts';
import type { EngineNode, EngineUnderTest } from '../../contract/engine-under-test.ts';

const AT_ONCE = 8;

/** Real time, on the database of that engine. */
export const realNeeds = ({ database }: EngineUnderTest) => {
  const clock = createClock();
  const needs: Needs = { db: database.db, clock };
  return { ...needs, needs, transact: createTransact(database.db, clock) };
};

export const deploySupervision = async ({ engine }: EngineUnderTest): Promise<void> => {
  const model = readProductModels('processes').find(({ key }) => key === SUPERVISING_PROCESS);
  const compiler = createBpmnCompiler({ lint: lintPublication, templates: readTemplates('processes/templates') });
  const files = model?.files ?? [];
  const { compiled } = await compiler.compile({ key: SUPERVISING_PROCESS, kind: 'standing', item: undefined, files });
  await engine.deploy({ name: 'bench', files: compiled?.files ?? [] });
};

/** That many running clocks, each with its process waiting for a yellow that lies far ahead. */
export const superviseCrowd = async (under: EngineUnderTest, node: EngineNode, count: number): Promise<void> => {
  const engine = createProcessEngine(node.access);
  const far = DateTime.now().plus({ hours: 6 });
  const dates = { yellowAt: far, orangeAt: far.plus({ hours: 1 }), redAt: far.plus({ hours: 2 }) };
  const ids = Array.from({ length: count }, () => randomUUID());
  const rowOf = (id: string) => ({
    ...{ id, subject_kind: 'case', subject_id: id, limit_key: 'bench', budget: 2, unit: 'hour', legal_basis: 'bench' },
    ...{ state: 'running', armed_run: 1, started_at: DateTime.now().toJSDate(), due_at: dates.redAt.toJSDate() },
    ...{ yellow_at: dates.yellowAt.toJSDate(), red_at: dates.redAt.toJSDate() },
  });
  await under.database.db.batchInsert('clocks', ids.map(rowOf), 500);
  const waiting = [...ids];
  const lane = async (): Promise<void> => {
    for (let clockId = waiting.pop(); clockId !== undefined; clockId = waiting.pop()) {
      const start = { definitionKey: SUPERVISING_PROCESS, businessKey: `${clockId}:1` };
      await engine.startProcess({ ...start, variables: { clockId, run: 1, ...dates } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await onEngine(under, 'analyze');
};

const onEngine = async (under: EngineUnderTest, ...statements: string[]): Promise<void> => {
  const { cluster } = await useTestCluster();
  const name = new URL(under.database.urls.owner).pathname.slice(1);
  await asSuperuser({ ...cluster, url: () => cluster.url(name) }, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
};

/** Brings every yellow to a second of one minute that begins now, in our tables and in the engine's. */
export const fallDueWithinAMinute = (under: EngineUnderTest): Promise<void> =>
  onEngine(
    under,
    `update app.clocks set yellow_at = date_trunc('second', clock_timestamp()) + (5 + mod(abs(hashtext(id)), 60)) * interval '1 second'`,
    `update engine.act_ru_job j set duedate_ = c.yellow_at at time zone 'UTC'
       from engine.act_ru_execution e join app.clocks c on c.id = split_part(e.business_key_, ':', 1)
       where e.id_ = j.process_instance_id_`,
  );

/** Timers that are due in a year, as copies of one there is; the engine's acquisition sees no difference. */
export const addFutureTimers = (under: EngineUnderTest, count: number): Promise<void> =>
  onEngine(
    under,
    `create temp table one as select * from engine.act_ru_job limit 1`,
    `update one set duedate_ = (clock_timestamp() at time zone 'UTC') + interval '1 year', lock_owner_ = null, lock_exp_time_ = null`,
    `do $$ declare others text; begin
       select string_agg(quote_ident(column_name), ', ') into others from information_schema.columns
         where table_schema = 'engine' and table_name = 'act_ru_job' and column_name <> 'id_';
       execute 'insert into engine.act_ru_job (id_, ' || others || ') select ''future-'' || n, ' || others
         || ' from one, generate_series(1, ${count}) n'; end $$`,
    `analyze engine.act_ru_job`,
  );
