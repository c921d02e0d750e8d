import { expect } from 'chai';
import { openIncident, queueCommand, TOPIC_FAILED, COMMAND_DEAD } from '../../../domain/exactly-once/index.ts';
import { runRetryCommand } from '../../../workers/retry/retry-command.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';

const operator = { kind: 'system', id: 'operator' } as const;

describe('npm run retry', () => {
  let database: TestDatabase;
  let given: { externalTaskId: string; retries: number }[];
  let said: string[];

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  beforeEach(async () => {
    given = [];
    said = [];
    await database.db('incidents').delete();
  });

  const retry = (...words: string[]) => {
    const engine = { setExternalTaskRetries: async (input: (typeof given)[number]) => void given.push(input) };
    const needs = { transact: database.transact, clock: database.clock, reached: () => undefined };
    return runRetryCommand({ ...needs, engine, say: (line) => void said.push(line) }, words, operator);
  };
  const audited = () => database.db('audit_lines').where({ action: 'retry-incident' }).pluck('actor_id');

  it('hands out again the work of a topic, by the number of its incident, and writes down who did it', async () => {
    // given
    const number = await openIncident(database.needs, { kind: TOPIC_FAILED, subject: 'task-1', message: 'work: x' });
    // when
    await retry();
    await retry(String(number));
    // then
    expect(given).to.deep.equal([{ externalTaskId: 'task-1', retries: 1 }]);
    expect(said[0]).to.match(new RegExp(`^${number}\ttopic-failed\ttask-1\t`));
    expect(await audited()).to.deep.equal(['operator']);
  });

  it('sends a command again that was given up, by what its incident is about', async () => {
    // given
    const payload = { name: 'supplement-received', businessKey: 'a' };
    await queueCommand(database.needs, { kind: 'correlate-message', subject: 'a', commandId: 'a1', payload });
    await database.db('outbox_commands').update({ state: 'dead', failures: 30, attempts: 30 });
    await openIncident(database.needs, { kind: COMMAND_DEAD, subject: 'a1', message: 'refused' });
    // when
    await retry('a1');
    // then
    const [row] = await database.db('outbox_commands');
    expect(row).to.include({ state: 'pending', failures: 0, attempts: 30 });
  });

  it('refuses what cannot be sent again', async () => {
    // given
    await openIncident(database.needs, { kind: 'payment-mismatch', subject: 'order-1', message: 'x' });
    // when / then
    expect((await refusal(retry('order-1'))).code).to.equal('incident-not-retryable');
    expect(given).to.deep.equal([]);
  });
});
