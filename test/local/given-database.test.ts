import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { migrate } from '../../adapters/migrate.ts';
import { Refusal } from '../../local/bootstrap/refusal.mjs';
import { runStatements } from '../../local/parts/database.ts';
import { useGivenDatabase } from '../../local/parts/given-database.ts';
import { findFreePort } from '../../local/parts/ports.ts';
import { startCluster } from '../../local/parts/postgres.ts';
import type { Cluster } from '../../local/parts/postgres.ts';
import { loadSecrets } from '../../local/parts/secrets.ts';

describe('a database named by DATABASE_URL', function () {
  this.timeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'tongban-site-'));
  const secrets = loadSecrets(dataDir);
  let cluster: Cluster;

  before(async () => {
    const root = resolve(import.meta.dirname, '../..');
    const identity = { clusterId: secrets.clusterId, password: secrets.superuser };
    cluster = await startCluster({ root, dataDir, ...identity, port: await findFreePort(), mayForget: true });
    await runStatements(cluster.url('postgres'), [
      `create role site_admin login createrole password 'a'`,
      `create role site_user login password 'u'`,
      'create database site owner site_admin',
    ]);
  });
  after(async () => {
    await cluster.stop();
    rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true });
    rmSync(dataDir, { recursive: true });
  });

  const refusal = async (work: Promise<unknown>): Promise<string> => {
    const end = await work.catch((error: unknown) => error);
    expect(end).to.be.instanceOf(Refusal);
    return (end as Refusal).message;
  };

  it('that cannot be reached is refused with a sentence', async () => {
    const nowhere = `postgres://somebody:x@127.0.0.1:${await findFreePort()}/site`;
    expect(await refusal(useGivenDatabase(nowhere, secrets))).to.match(/^连接不上 DATABASE_URL 指定的数据库：/);
  });

  it('is set up by its administrator with the printed SQL, where the account given may not', async () => {
    // given
    const given = cluster.url('site', 'site_user', 'u');
    const [sql = '', sentence] = (await refusal(useGivenDatabase(given, secrets))).split('\n\n');
    expect(sentence).to.match(/请数据库管理员在数据库 site 中执行以上 SQL/);
    // when
    await runStatements(cluster.url('site', 'site_admin', 'a'), [sql]);
    // then
    const urls = await useGivenDatabase(given, secrets);
    expect(await migrate(urls.owner)).not.to.eql([]);
  });

  it('is set up at once where the account given may', async () => {
    await runStatements(cluster.url('postgres'), ['create database another owner site_admin']);
    const urls = await useGivenDatabase(cluster.url('another', 'site_admin', 'a'), secrets);
    expect(await migrate(urls.owner)).not.to.eql([]);
    expect(await migrate(urls.owner)).to.eql([]);
  });
});
