import { expect } from 'chai';
import pg from 'pg';
import { ROLES } from '../../adapters/database-setup.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { useTestCluster } from '../support/test-cluster.ts';

describe('the three roles of the database', () => {
  let database: TestDatabase;
  let engineUrl = '';
  before(async () => {
    database = await openTestDatabase();
    const { cluster, secrets } = await useTestCluster();
    engineUrl = cluster.url(new URL(database.urls.app).pathname.slice(1), ROLES.engine, secrets.engine);
  });
  after(() => database.close());

  /** `allowed`, or PostgreSQL's own code for the refusal. */
  const attempt = async (url: string, sql: string): Promise<string> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
      return 'allowed';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.end();
    }
  };
  const REFUSED = '42501';

  it('the app works on its tables and changes none of them', async () => {
    expect(await attempt(database.urls.app, 'select * from cases')).to.equal('allowed');
    expect(await attempt(database.urls.app, 'create table app.mine (id integer)')).to.equal(REFUSED);
    expect(await attempt(database.urls.app, 'drop table cases')).to.equal(REFUSED);
    expect(await attempt(database.urls.app, 'create table engine.mine (id integer)')).to.equal(REFUSED);
  });

  it('the app may not rewrite what happened', async () => {
    const line = `(at, actor_kind, actor_id, action, subject_kind, subject_id) values (now(), 'system', 't', 'a', 'case', '1')`;
    expect(await attempt(database.urls.app, `insert into audit_lines ${line}`)).to.equal('allowed');
    expect(await attempt(database.urls.app, `update audit_lines set action = 'x'`)).to.equal('TB001');
    expect(await attempt(database.urls.app, 'delete from audit_lines')).to.equal('TB001');
    expect(await attempt(database.urls.app, 'truncate audit_lines')).to.equal(REFUSED);
  });

  it('the engine has its own schema and sees nothing of ours', async () => {
    expect(await attempt(engineUrl, 'create table mine (id integer)')).to.equal('allowed');
    expect(await attempt(engineUrl, 'select * from app.cases')).to.equal(REFUSED);
    expect(await attempt(engineUrl, 'create schema another')).to.equal(REFUSED);
    expect(await attempt(engineUrl, 'create table public.mine (id integer)')).to.equal(REFUSED);
  });

  it('the app reads what the engine makes later', async () => {
    await attempt(engineUrl, 'create table made_later (id integer)');
    expect(await attempt(database.urls.app, 'select * from engine.made_later')).to.equal('allowed');
    expect(await attempt(database.urls.app, 'insert into engine.made_later values (1)')).to.equal(REFUSED);
  });

  it('neither role reaches another database of the cluster', async () => {
    const elsewhere = new URL(engineUrl);
    elsewhere.pathname = '/postgres';
    expect(await attempt(elsewhere.href, 'create table mine (id integer)').catch(() => 'no connection')).not.to.equal(
      'allowed',
    );
  });
});
