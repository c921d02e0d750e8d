import { expect } from 'chai';
import { createLog } from '../../adapters/log.ts';
import { PostgresWakeUp } from '../../adapters/postgres-wake-up.ts';
import { connectDatabase } from '../../adapters/postgres.ts';
import { announce } from '../../domain/exactly-once/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startSilentWire } from '../support/silent-wire.ts';
import { until } from '../support/until.ts';

/** Short for what is silent, long for what is only slow. */
const PATIENCE = 2000;

describe('a connection to the database that falls silent', () => {
  let database: TestDatabase;
  let wire: Awaited<ReturnType<typeof startSilentWire>>;

  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  beforeEach(async () => {
    wire = await startSilentWire(database.urls.app);
  });
  afterEach(() => wire.close());

  it('fails the statement that waits, and is not used for the next one', async () => {
    // given
    const db = connectDatabase(wire.url, 1, PATIENCE);
    await db.raw('select 1');
    // when
    wire.silence();
    const failed: unknown = await db.transaction((inside) => inside.raw('select 2')).catch((error: unknown) => error);
    const { rows } = await db.raw<{ rows: unknown[] }>('select 3 as answer');
    await db.destroy();
    // then
    expect(String(failed)).to.match(/Query read timeout$/);
    expect(rows).to.deep.equal([{ answer: 3 }]);
  });

  it('holds no locks for ever in the name of somebody who was cut off in a transaction', async () => {
    const { rows } = await database.db.raw('show idle_in_transaction_session_timeout');
    expect(rows).to.deep.equal([{ idle_in_transaction_session_timeout: '5min' }]);
  });

  it('is replaced where it only listens, and what was announced meanwhile is looked at', async () => {
    // given
    const heard: string[] = [];
    const wakeUp = new PostgresWakeUp(wire.url, createLog('test', 'silent'), { probeEvery: 500, patience: PATIENCE });
    await wakeUp.listen('desk', (payload) => heard.push(payload));
    // when
    wire.silence();
    await announce(database.needs, 'desk', 'in-the-silence');
    // then
    await until(() => heard.includes(''));
    // when
    const before = heard.length;
    await announce(database.needs, 'desk', 'afterwards');
    // then: by its name, or because the new connection was replaced as well
    await until(() => heard.slice(before).some((payload) => payload === 'afterwards' || payload === ''));
    await wakeUp.close();
  });
});
