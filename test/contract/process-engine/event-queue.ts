import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { once } from 'node:events';
import pg from 'pg';
import { takeEngineProgress } from '../../../adapters/engine-progress.ts';
import { engineTriggersPresent, requireEngineTriggers, requireSameDatabase } from '../../../adapters/engine-tables.ts';
import { applyEngineSql } from '../../../engine/apply-sql.mjs';
import type { EngineUnderTest } from '../engine-under-test.ts';
import { end, messageCatch, message, model, row, start, userTask } from './sample-models.ts';

const KEY = 'queue-root';
const files = [
  {
    name: 'queue-root.bpmn',
    xml: model(KEY, row(start, userTask('decide'), messageCatch('wait', 'message-heard'), end), message('heard')),
  },
];

interface Queued {
  kind: string;
  entity_id: string;
  root_instance_id: string;
}

/** What the engine did reaches our queue in the engine's own transaction, and the engine reaches nothing of ours. */
export const describeEventQueue = (under: () => EngineUnderTest): void => {
  describe('the queue its transactions fill', () => {
    before(() => under().engine.deploy({ name: randomUUID(), files }));
    beforeEach(() => under().database.db('engine_events').delete());

    const take = (): Promise<Queued[]> =>
      under().database.db('engine_events').orderBy('id').select('kind', 'entity_id', 'root_instance_id');
    const begin = async () => {
      const businessKey = randomUUID();
      const { instanceId } = await under().engine.startProcess({ definitionKey: KEY, businessKey, variables: {} });
      const [task] = await under().engine.listTasks({ businessKey });
      return { businessKey, instanceId, taskId: task?.id ?? '' };
    };
    const activityOf = async (id: string): Promise<string> => {
      const row = await under()
        .database.db.withSchema('engine')
        .table('act_hi_actinst')
        .where({ id_: id })
        .first('act_id_');
      return (row as { act_id_: string }).act_id_;
    };
    const asEngine = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
      const client = new pg.Client({ connectionString: under().engineDatabaseUrl });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    };

    it('tells of the instance, its steps and its tasks, each under the root instance', async () => {
      // when
      const { instanceId, taskId } = await begin();
      // then
      const events = await take();
      expect(new Set(events.map((event) => event.root_instance_id))).to.deep.equal(new Set([instanceId]));
      expect(events.filter(({ kind }) => kind === 'task').map(({ entity_id }) => entity_id)).to.deep.equal([taskId]);
      expect(events.filter(({ kind }) => kind === 'instance').map(({ entity_id }) => entity_id)).to.deep.equal([
        instanceId,
      ]);
      const steps = events.filter(({ kind }) => kind === 'activity').map(({ entity_id }) => activityOf(entity_id));
      expect(await Promise.all(steps)).to.include.members(['begun', 'decide']);
    });

    it('tells of a closed task and the next step entered', async () => {
      // given
      const { taskId } = await begin();
      await under().database.db('engine_events').delete();
      // when
      await under().engine.completeTask({ taskId, variables: {} });
      // then
      const events = await take();
      expect(events.filter(({ kind }) => kind === 'task').map(({ entity_id }) => entity_id)).to.deep.equal([taskId]);
      const steps = events.filter(({ kind }) => kind === 'activity').map(({ entity_id }) => activityOf(entity_id));
      expect(await Promise.all(steps)).to.include.members(['decide', 'wait']);
    });

    it('tells of the end, completed or cancelled', async () => {
      // given
      const { instanceId } = await begin();
      await under().database.db('engine_events').delete();
      // when
      await under().engine.cancelInstance(instanceId);
      // then
      const kinds = (await take()).map(({ kind }) => kind);
      expect(kinds).to.include.members(['task', 'activity', 'instance']);
    });

    it('holds nothing of what the engine rolled back', async () => {
      // given
      const { businessKey } = await begin();
      await under().database.db('engine_events').delete();
      // when: refused by the unique start, after the first steps ran
      const second = await under().request('POST', `/process-definition/key/${KEY}/start`, { businessKey });
      // then
      expect(second.status).to.equal(500);
      expect(await take()).to.deep.equal([]);
    });

    it('is taken with a count of all that was taken, also of what tells us nothing', async () => {
      // given a step that is told of, between what no history knows
      const { businessKey } = await begin();
      const { db, needs } = under().database;
      const queued = (await take()).length;
      await db('engine_events').insert([1, 2].map((n) => ({ kind: 'task', entity_id: `nobody-${n}` })));
      // when
      const first = await takeEngineProgress(needs, queued);
      const rest = await takeEngineProgress(needs, 10);
      const none = await takeEngineProgress(needs, 10);
      // then
      expect(first.taken).to.equal(queued);
      expect(new Set(first.progress.map((one) => one.businessKey))).to.deep.equal(new Set([businessKey]));
      expect([rest, none]).to.deep.equal([
        { taken: 2, progress: [] },
        { taken: 0, progress: [] },
      ]);
    });

    it('wakes who listens', async () => {
      // given
      const client = new pg.Client({ connectionString: under().database.urls.app });
      await client.connect();
      await client.query('listen "engine-events"');
      const woken = once(client, 'notification') as Promise<[{ channel: string }]>;
      // when
      await begin();
      // then
      expect((await woken)[0].channel).to.equal('engine-events');
      await client.end();
    });

    it('is checked before workers start', async () => {
      const { db, urls } = under().database;
      expect(await engineTriggersPresent(db)).to.equal(true);
      // given
      const owner = new pg.Client({ connectionString: urls.owner });
      await owner.connect();
      await owner.query('drop trigger tongban_task_opened on engine.act_hi_taskinst');
      await owner.end();
      // then
      expect(await engineTriggersPresent(db)).to.equal(false);
      const refused = await requireEngineTriggers(db).catch((error: unknown) => String(error));
      expect(refused).to.contain('apply-sql');
      // when: safe to run again, also while others do
      await Promise.all([applyEngineSql(urls.owner), applyEngineSql(urls.owner)]);
      // then
      expect(await engineTriggersPresent(db)).to.equal(true);
    });

    it('is known to be filled by this very engine, not by one on another database', async () => {
      // given
      const { db } = under().database;
      const stranger = { findInstalledAt: async () => new Date('2020-01-01T00:00:00Z') };
      // then
      await requireSameDatabase(db, under().engine);
      const refused = await requireSameDatabase(db, stranger).catch((error: unknown) => String(error));
      expect(refused).to.contain('ENGINE_URL');
    });

    it('has the table layout it was written for', async () => {
      const { rows } = await under().database.db.raw<{ rows: { column: string }[] }>(
        `select table_name || '.' || column_name as column from information_schema.columns where table_schema = 'engine'
           and table_name in ('act_hi_taskinst', 'act_hi_actinst', 'act_hi_procinst')`,
      );
      expect(rows.map(({ column }) => column)).to.include.members([
        ...['id_', 'root_proc_inst_id_', 'proc_inst_id_', 'task_def_key_', 'proc_def_key_', 'act_inst_id_'].map(
          (name) => `act_hi_taskinst.${name}`,
        ),
        ...['name_', 'start_time_', 'end_time_', 'delete_reason_', 'task_state_', 'execution_id_'].map(
          (name) => `act_hi_taskinst.${name}`,
        ),
        ...['id_', 'root_proc_inst_id_', 'proc_inst_id_', 'proc_def_key_', 'act_id_', 'act_name_'].map(
          (name) => `act_hi_actinst.${name}`,
        ),
        ...['act_type_', 'start_time_', 'end_time_', 'act_inst_state_', 'parent_act_inst_id_', 'task_id_'].map(
          (name) => `act_hi_actinst.${name}`,
        ),
        ...['id_', 'root_proc_inst_id_', 'business_key_', 'proc_def_key_', 'state_', 'end_act_id_'].map(
          (name) => `act_hi_procinst.${name}`,
        ),
        ...['super_process_instance_id_', 'restarted_proc_inst_id_'].map((name) => `act_hi_procinst.${name}`),
      ]);
    });

    it('is out of reach for the engine itself: its role sees its own schema only', async () => {
      const tables = ['cases', 'accounts', 'engine_events', 'outbox_commands'];
      const outcomes = new Set<string>();
      await asEngine(async (client) => {
        for (const table of tables) {
          const read = client.query(`select 1 from app.${table}`);
          outcomes.add(
            await read.then(
              () => 'read',
              (error: Error) => error.message,
            ),
          );
        }
      });
      expect(outcomes).to.deep.equal(new Set(['permission denied for schema app']));
    });

    it("lets our role read the engine's tables and write none of them", async () => {
      const { db } = under().database;
      const read = await db.withSchema('engine').table('act_ru_task').count();
      expect(read).to.have.length(1);
      const written = await db.raw('delete from engine.act_ru_task').catch((error: Error) => error.message);
      expect(written).to.contain('permission denied');
    });
  });
};
