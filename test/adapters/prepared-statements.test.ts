import { expect } from 'chai';
import pg from 'pg';
import { connectDatabase, createTransact } from '../../adapters/postgres.ts';
import type { Db } from '../../domain/needs.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

describe('prepared statements', () => {
  let database: TestDatabase;
  let db: Db;

  const rules = (from: Pick<Db, 'raw'> = db) =>
    from
      .raw<{ rows: object[] }>('select * from message_rules where only_row = ?', [true])
      .then(({ rows }) => Object.keys(rows[0] ?? {}));
  const prepared = async (): Promise<string[]> =>
    (await db.raw<{ rows: { statement: string }[] }>('select statement from pg_prepared_statements')).rows.map(
      ({ statement }) => statement,
    );
  const askOften = async (): Promise<void> => {
    for (let n = 0; n < 3; n += 1) await rules();
  };
  const alter = async (sql: string): Promise<void> => {
    const owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
    await owner.query(sql).finally(() => owner.end());
  };

  beforeEach(async () => {
    database = await openTestDatabase();
    // one connection, so that everything happens on it
    db = connectDatabase(database.urls.app, 1);
  });
  afterEach(async () => {
    await db.destroy();
    await database.close();
  });

  it('are what comes again, and nothing said once', async () => {
    // when
    await askOften();
    await db('accounts').where({ id: 'nobody' }).first();
    // then
    expect(await prepared()).to.deep.equal(['select * from message_rules where only_row = $1']);
  });

  it('do not stand in the way of a migration under way', async () => {
    // given
    await askOften();
    // when
    await alter('alter table app.message_rules add column note text');
    const after = await rules();
    await askOften();
    await alter('alter table app.message_rules add column remark text');
    const inside = await createTransact(db, database.clock)((needs) => rules(needs.db));
    // then
    expect(after).to.include('note');
    expect(inside).to.include('remark');
  });

  it('leave any other error as it is', async () => {
    // given
    const divide = (by: number) => db.raw('select 1 / ?::int', [by]);
    for (const by of [1, 2, 3]) await divide(by);
    // when
    const error: unknown = await divide(0).catch((thrown: unknown) => thrown);
    // then
    expect(error).to.have.property('code', '22012');
    await divide(4);
  });

  it('are so many and no more, whatever lists are asked for', async () => {
    // when
    for (let length = 1; length <= 450; length += 1)
      for (const id of ['a', 'b'])
        await db('accounts')
          .whereIn(
            'id',
            Array.from({ length }, () => id),
          )
          .first('id');
    // then
    expect((await prepared()).length).to.be.within(300, 400);
  });
});
