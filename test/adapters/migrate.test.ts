import { expect } from 'chai';
import pg from 'pg';
import { migrate } from '../../adapters/migrate.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

describe('migrations', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  it('run once; a second run finds nothing to do', async () => {
    expect(await migrate(database.urls.owner)).to.eql([]);
  });

  it('run although an earlier run was killed and left its lock behind', async () => {
    // given
    const owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
    await owner.query('update knex_migrations_lock set is_locked = 1');
    await owner.end();
    // when, then
    expect(await migrate(database.urls.owner)).to.eql([]);
  });

  it('wait for each other', async () => {
    const results = await Promise.all([migrate(database.urls.owner), migrate(database.urls.owner)]);
    expect(results).to.eql([[], []]);
  });
});
