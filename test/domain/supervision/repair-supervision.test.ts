import { expect } from 'chai';
import { createClocks } from '../../../domain/clocks/index.ts';
import type { ProcessEngine } from '../../../domain/exactly-once/index.ts';
import { listOpenIncidents } from '../../../domain/exactly-once/index.ts';
import { createSupervision, repairSupervision } from '../../../domain/supervision/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const actor = { kind: 'engine', id: 'test' } as const;

describe('supervision', () => {
  let database: TestDatabase;
  let instances: Map<string, boolean>;
  let subject = 0;

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  beforeEach(() => {
    database.clock.set('2026-03-02T09:00');
    instances = new Map();
  });

  const open = () => {
    const limit = { budget: 2, unit: 'working-day' as const, legalBasis: 'x' };
    const of = { subjectKind: 'case', subjectId: `case-${(subject += 1)}`, limitKey: 'promised' } as const;
    return createClocks(database.needs).openClock({ ...of, limit }, actor);
  };
  const turn = (clockId: string, run: number, colour: 'yellow' | 'red') =>
    createSupervision(database.needs).turnLight({ clockId, run, colour }, actor);
  /** An engine that knows the given supervising processes: business key → has it ended? */
  const repair = () => {
    const findRootInstance: ProcessEngine['findRootInstance'] = async ({ businessKey }) => {
      const isEnded = instances.get(businessKey);
      return isEnded === undefined ? undefined : { instanceId: `i-${businessKey}`, isEnded };
    };
    const { transact, clock } = database;
    const engine = { findRootInstance } as ProcessEngine;
    return repairSupervision({ transact, clock, reached: () => undefined, engine }, { limit: 100 });
  };
  const commands = async (clockId: string) =>
    (await database.db('outbox_commands').where({ subject: clockId }).orderBy('id')).map(({ kind }) => kind);
  const deliverAll = () => database.db('outbox_commands').update({ state: 'done' });

  it('writes one event per run and colour, with actor and audit line, when it is due by our clock', async () => {
    // given
    const { id } = await open();
    const early = await refusal(turn(id, 1, 'red'));
    database.clock.set('2026-03-05T00:00');
    // when
    const written = [
      await turn(id, 1, 'yellow'),
      await turn(id, 1, 'red'),
      await turn(id, 1, 'red'),
      await turn(id, 2, 'red'),
    ];
    // then
    expect([early.kind, early.code]).to.deep.equal(['unavailable', 'clock-not-due']);
    expect(written).to.deep.equal([true, true, false, false]);
    const lines = await database.db('audit_lines').where({ subject_id: id }).whereLike('action', 'turn-%');
    expect(lines.map(({ action, actor_id }) => [action, actor_id])).to.deep.equal([
      ['turn-yellow', 'test'],
      ['turn-red', 'test'],
    ]);
  });

  it('starts a run again that the engine knows nothing of, once', async () => {
    // given a start that was lost
    const { id } = await open();
    await deliverAll();
    database.clock.set('2026-03-04T00:10');
    // when
    await repair();
    await repair();
    // then
    expect(await commands(id)).to.deep.equal(['start-supervision', 'start-supervision']);
  });

  it('leaves a run alone whose process is there', async () => {
    // given
    const { id } = await open();
    await deliverAll();
    instances.set(`${id}:1`, false);
    database.clock.set('2026-03-04T00:10');
    // when
    await repair();
    // then
    expect(await commands(id)).to.deep.equal(['start-supervision']);
  });

  it('makes an incident of a process that ended without a word', async () => {
    // given
    const { id } = await open();
    await deliverAll();
    instances.set(`${id}:1`, true);
    database.clock.set('2026-03-04T00:10');
    // when
    await repair();
    await repair();
    // then
    const incidents = (await listOpenIncidents(database.needs)).filter((one) => one.subject === `${id}:1`);
    expect(incidents.map(({ kind }) => kind)).to.deep.equal(['supervision-silent']);
  });
});
