import { expect } from 'chai';
import pg from 'pg';
import { announce } from '../../../domain/exactly-once/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

describe('what is announced', () => {
  let database: TestDatabase;
  let listener: pg.Client;
  let heard: string[];
  let asked: number;

  before(async () => {
    database = await openTestDatabase();
    database.db.on('query', ({ sql }: { sql: string }) => {
      if (sql.includes('pg_notify')) asked += 1;
    });
    listener = new pg.Client({ connectionString: database.urls.app });
    await listener.connect();
    listener.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload ?? ''}`.trim()));
    await listener.query('listen desk; listen outbox');
  });
  after(async () => {
    await listener.end();
    await database.close();
  });
  beforeEach(() => {
    heard = [];
    asked = 0;
  });

  /** What was told before is delivered with the answer to a statement. */
  const whatWasHeard = async (): Promise<string[]> => {
    await listener.query('select 1');
    return heard;
  };

  it('is told once in a transaction, and PostgreSQL is asked no oftener', async () => {
    // when
    await database.transact(async (needs) => {
      for (const payload of ['case-1', 'case-1', 'case-2']) await announce(needs, 'desk', payload);
      for (let i = 0; i < 3; i += 1) await announce(needs, 'outbox');
    });
    // then
    expect(await whatWasHeard()).to.deep.equal(['desk case-1', 'desk case-2', 'outbox']);
    expect(asked).to.equal(3);
  });

  it('is told again in the next transaction', async () => {
    // when
    for (let i = 0; i < 2; i += 1) await database.transact((needs) => announce(needs, 'outbox'));
    // then
    expect(await whatWasHeard()).to.deep.equal(['outbox', 'outbox']);
  });

  it('is told every time outside a transaction', async () => {
    // when
    for (let i = 0; i < 3; i += 1) await announce(database.needs, 'outbox');
    // then
    expect(await whatWasHeard()).to.deep.equal(['outbox', 'outbox', 'outbox']);
  });

  it('is not told at all by a transaction that is rolled back', async () => {
    // when
    await database
      .transact(async (needs) => {
        await announce(needs, 'outbox');
        throw new Error('no');
      })
      .catch(() => undefined);
    // then
    expect([await whatWasHeard(), asked]).to.deep.equal([[], 1]);
  });
});
