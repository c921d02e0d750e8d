import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { createClock } from '../../adapters/clock.ts';
import { createProcessEngine } from '../../adapters/engine-rest.ts';
import { connectDatabase, createTransact } from '../../adapters/postgres.ts';
import { getMessageRules, setMessageRules } from '../../domain/notifications/index.ts';
import type { Clock, Db } from '../../domain/needs.ts';
import type { EngineFamily } from '../../engine/build.mjs';
import { step } from '../bootstrap/steps.mjs';
import type { PartList } from '../parts/part-list.ts';
import { startEngine } from '../parts/start-engine.ts';
import { startPrograms, startSimulators, stopPrograms } from '../parts/start-programs.ts';
import type { Site } from '../parts/site.ts';
import { createTimeMachine } from '../parts/time-machine.ts';
import { writeJson } from '../parts/write-json.ts';
import { makeAccounts } from './make-accounts.ts';
import type { DemoAccess } from './make-accounts.ts';
import { Office } from './office.ts';
import { playStories } from './play-stories.ts';
import { STORY_DAYS } from './stories.ts';

const CALENDAR_DAYS_PER_WORKING_DAY = 1.7;
/** How long a demo clerk takes over a step; some decide at once, and a request under way must not be minutes old by then. */
const READING = { minutes: 1, seconds: 20 };

const accessFile = (dataDir: string): string => join(dataDir, 'demo.json');

/** Accounts and API key of this data folder's demo; undefined before it was made. */
export const readDemo = (dataDir: string): DemoAccess | undefined =>
  existsSync(accessFile(dataDir)) ? (JSON.parse(readFileSync(accessFile(dataDir), 'utf8')) as DemoAccess) : undefined;

const writeDemo = (dataDir: string, access: DemoAccess): DemoAccess => {
  writeJson(accessFile(dataDir), access, 0o600);
  return access;
};

/** Accounts and an API key, without cases: where engine or database are somebody else's. */
export const makeDemoAccounts = async (site: Site): Promise<DemoAccess> => {
  const db = connectDatabase(site.database.app, 2);
  try {
    return writeDemo(site.dataDir, await makeAccounts(db, createClock()));
  } finally {
    await db.destroy();
  }
};

/** Applicants who left an address get mail as well; it is off in a new office. */
const sendMailToo = (db: Db, clock: Clock): Promise<unknown> =>
  createTransact(
    db,
    clock,
  )(async (needs) => {
    const rules = { ...(await getMessageRules(needs)), sendsEmail: true };
    return setMessageRules(needs, rules, { kind: 'system', id: 'demo-setup' });
  });

const play = async (site: Site, clockFile: string): Promise<DemoAccess> => {
  const db = connectDatabase(site.database.app, 5);
  const time = createTimeMachine({ clockFile, db, engine: createProcessEngine(site.engine) });
  try {
    const clock = createClock(clockFile);
    const access = await makeAccounts(db, clock);
    await sendMailToo(db, clock);
    const { ports } = site;
    const payments = `http://127.0.0.1:${ports['payment-gateway']}`;
    const courier = `http://127.0.0.1:${ports.courier}`;
    const licences = `http://127.0.0.1:${ports['licence-repository']}`;
    // nobody sits at the phones of the demo
    await fetch(`http://127.0.0.1:${ports.sms}/actions/auto/on`, { method: 'POST', redirect: 'manual' });
    const read = () => time.set(time.now().plus(READING));
    const outside = { payments, courier, licences };
    const office = new Office({ baseUrl: `http://127.0.0.1:${site.port}`, access, db, ...outside, read });
    const failures = await step('制作演示办件', (tell) => playStories(office, time, db, tell));
    for (const failure of failures) console.log(`! 演示办件没有走完：${failure}`);
    return access;
  } finally {
    await db.destroy();
  }
};

/**
 * Makes the demo accounts and cases through the product's own doors: the whole stack runs with a clock of its own some
 * weeks back, which goes on to now; then it is stopped, to be started again on real time.
 */
export const makeDemo = async (site: Site, parts: PartList, family: EngineFamily): Promise<DemoAccess> => {
  const clockFile = join(site.dataDir, 'demo-clock');
  const then = { ...site, testClock: clockFile };
  const days = Math.ceil(STORY_DAYS * CALENDAR_DAYS_PER_WORKING_DAY) + 7;
  writeFileSync(clockFile, DateTime.now().minus({ days }).toISO());
  await Promise.all([startEngine(then, parts, family, false), startSimulators(then, parts)]);
  await startPrograms(then, parts);
  const access = await play(then, clockFile);
  await stopPrograms(parts);
  rmSync(clockFile);
  return writeDemo(site.dataDir, access);
};
