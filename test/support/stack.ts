import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { DurationLike } from 'luxon';
import pg from 'pg';
import { createProcessEngine } from '../../adapters/engine-rest.ts';
import { connectDatabase } from '../../adapters/postgres.ts';
import type { ProcessEngine } from '../../domain/exactly-once/index.ts';
import type { Db } from '../../domain/needs.ts';
import { makeAccounts } from '../../local/demo/make-accounts.ts';
import type { DemoAccess, DemoAccount } from '../../local/demo/make-accounts.ts';
import { Office } from '../../local/demo/office.ts';
import { SIMULATORS } from '../../local/parts/plans.ts';
import { publishModels } from '../../local/parts/publish-models.ts';
import type { Site } from '../../local/parts/site.ts';
import { createTimeMachine } from '../../local/parts/time-machine.ts';
import { cleanTables } from './clean-tables.ts';
import { FixedClock } from './clock.ts';
import { endStrayPrograms, Programs } from './programs.ts';
import type { ProgramName } from './programs.ts';
import { TEST_DATA_DIR, useTestCluster } from './test-cluster.ts';
import { useWarmEngine } from './warm-engine.ts';

/** The whole product, running, with an empty office and time in the test's hand. Begins Monday 2026-03-02 09:00 in Shanghai. */
export interface TestStack {
  baseUrl: string;
  apiKey: string;
  accounts: DemoAccount[];
  /** Everybody who has a part in a case: clerks at their desks, the portal, the payer, the courier. */
  office: Office;
  /** As the app role. */
  db: Db;
  engine: ProcessEngine;
  site: Site;
  now(): DateTime;
  /** Resolves when everything under way is through: commands, the engine's reports, the workers' topics. */
  drain(): Promise<void>;
  /** To an instant or on by a duration; timers due on the way run in due order, each at its own time. */
  moveClock(to: DateTime | DurationLike): Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill(name: ProgramName): Promise<void>;
  /** Stops it when it runs and starts it again, with more in its environment; resolves when it is ready. */
  restart(name: ProgramName, env?: Record<string, string>): Promise<void>;
  /** Resolves when the program ended by itself, as at a crash label. */
  ended(name: ProgramName): Promise<void>;
  close(): Promise<void>;
}

/**
 * Waits until no other test has the warm engine; PostgreSQL gives it back when this process ends, however it ends. The
 * connection does not keep the process alive: a test that ran out of time must not hold the engine for ever.
 */
const takeEngine = async (superuserUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  (client as pg.Client & { unref(): void }).unref();
  await client.query(`select pg_advisory_lock(hashtext('warm engine'))`);
  return client;
};

const emptyOffice = async (superuserUrl: string): Promise<void> => {
  await endStrayPrograms();
  for (const folder of ['files', 'simulators']) rmSync(join(TEST_DATA_DIR, folder), { recursive: true, force: true });
  await cleanTables(superuserUrl);
};

/** Connections and clock of a stack whose tables are empty. */
const connect = (site: Site, clockFile: string) => {
  const db = connectDatabase(site.database.app, 5);
  const engine = createProcessEngine(site.engine);
  const time = createTimeMachine({ clockFile, db, engine });
  time.set(new FixedClock().now());
  return { db, engine, time };
};

const openOffice = ({ publicUrl, ports }: Site, db: Db, access: DemoAccess): Office => {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const outside = { payments: at(ports['payment-gateway']), courier: at(ports.courier) };
  return new Office({ baseUrl: publicUrl, access, db, ...outside, licences: at(ports['licence-repository']) });
};

const isInstant = (to: DateTime | DurationLike): to is DateTime => DateTime.isDateTime(to);

/** For `before`, with a time-out of two minutes; pair it with `close()` in `after`. One stack at a time on a machine. */
export const openStack = async (): Promise<TestStack> => {
  const { cluster } = await useTestCluster();
  const clockFile = join(TEST_DATA_DIR, 'clock');
  const superuserUrl = cluster.url('stack');
  const lock = await takeEngine(cluster.url('postgres'));
  // the next file of this run would wait for what one that could not start still holds
  const orGiveBack = async <T>(work: () => Promise<T>, also: () => Promise<unknown> = async () => undefined) =>
    work().catch(async (error: unknown) => {
      await also();
      await lock.end();
      throw error;
    });
  const site = await orGiveBack(async () => {
    const warm = { ...(await useWarmEngine()), testClock: clockFile };
    await emptyOffice(superuserUrl);
    return warm;
  });
  const { db, engine, time } = connect(site, clockFile);
  const programs = new Programs(site);
  const { apiKey, accounts } = await orGiveBack(
    async () => {
      await Promise.all(SIMULATORS.map((name) => programs.start(name)));
      await publishModels(site);
      const made = await makeAccounts(db, { now: () => time.now() });
      await Promise.all([programs.start('server'), programs.start('worker')]);
      return made;
    },
    () => Promise.all([programs.endAll(), db.destroy()]),
  );
  return {
    ...{ baseUrl: site.publicUrl, apiKey, accounts, db, engine, site },
    office: openOffice(site, db, { apiKey, accounts }),
    now: () => time.now(),
    drain: () => time.drain(),
    moveClock: (to) => time.moveTo(isInstant(to) ? to : time.now().plus(to)),
    kill: (name) => programs.end(name, 'SIGKILL'),
    restart: async (name, env) => {
      await programs.end(name, 'SIGTERM');
      await programs.start(name, env);
    },
    ended: (name) => programs.ended(name),
    close: async () => {
      await programs.endAll();
      await db.destroy();
      await lock.end();
    },
  };
};
