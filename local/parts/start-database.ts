import { migrate } from '../../adapters/migrate.ts';
import { step } from '../bootstrap/steps.mjs';
import { databaseUrls, dropDatabase, prepareDatabase } from './database.ts';
import { useGivenDatabase } from './given-database.ts';
import type { PartList } from './part-list.ts';
import { supervisePostgres } from './postgres-part.ts';
import { startCluster } from './postgres.ts';
import type { DatabaseUrls, Site } from './site.ts';
import { isUnfinished, removeHalfMade } from './start-over.ts';

const NAME = 'tongban';

const startOwn = async (site: Site, parts: PartList): Promise<DatabaseUrls> => {
  const { root, dataDir, secrets, ports } = site;
  const identity = { clusterId: secrets.clusterId, password: secrets.superuser };
  const settings = { root, dataDir, ...identity, port: ports.postgres, mayForget: false };
  const cluster = await startCluster(settings);
  parts.add(supervisePostgres(settings, cluster, parts.onChange));
  if (isUnfinished(dataDir)) {
    await dropDatabase(cluster, NAME);
    removeHalfMade(dataDir);
  }
  await prepareDatabase(cluster, NAME, secrets);
  return databaseUrls(cluster, NAME, secrets);
};

/** Starts our PostgreSQL, or uses the one DATABASE_URL names, and brings its tables up to date. */
export const startDatabase = async (site: Site, parts: PartList): Promise<DatabaseUrls> => {
  const given = process.env.DATABASE_URL;
  const urls = given
    ? await step('连接 DATABASE_URL 指定的数据库', () => useGivenDatabase(given, site.secrets))
    : await step('启动 PostgreSQL', () => startOwn(site, parts));
  await step('更新数据库表结构', () => migrate(urls.owner));
  return urls;
};
