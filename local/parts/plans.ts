import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFamily } from '../../engine/build.mjs';
import { engineCommand, engineReadyPath } from '../../engine/command.mjs';
import { ownershipMark } from '../bootstrap/earlier-run.mjs';
import { answersAt } from './part.ts';
import type { PartPlan } from './part.ts';
import { programVariables } from './site.ts';
import type { Site } from './site.ts';

const logOf = (site: Site, name: string): string => join(site.dataDir, 'logs', `${name}.log`);

/** The engine's HTTP credentials as a header. */
export const engineHeaders = ({ engine }: Pick<Site, 'engine'>): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${engine.user}:${engine.password}`).toString('base64')}`,
});

/** The engine. Without its job executor no timer fires by itself. */
export const planEngine = (site: Site, family: EngineFamily, jobExecutor: boolean): PartPlan => {
  const dataDir = join(site.dataDir, 'engine');
  mkdirSync(dataDir, { recursive: true });
  const { user, password } = site.engine;
  const port = site.ports.engine;
  const command = engineCommand({
    family,
    port,
    databaseUrl: site.database.engine,
    user,
    password,
    dataDir,
    jobExecutor,
  });
  const url = new URL(site.engine.url);
  return {
    name: 'engine',
    url: site.engine.url,
    log: logOf(site, 'engine'),
    command: command.command,
    args: command.args,
    cwd: dataDir,
    env: { ...command.env, ...ownershipMark(site.dataDir) },
    isReady: () => answersAt(new URL(engineReadyPath, url).href, engineHeaders(site)),
    patienceMs: 180_000,
  };
};

const planTypeScript = (site: Site, name: string, file: string, env: Record<string, string>) => ({
  name,
  log: logOf(site, name),
  command: process.execPath,
  args: ['--import=tsx', join(site.root, file)],
  cwd: site.root,
  env: { ...ownershipMark(site.dataDir), ...env },
  patienceMs: 60_000,
});

const CALLBACKS = {
  'payment-gateway': 'payment',
  'licence-repository': 'licence-repository',
  courier: 'courier',
  sms: 'sms',
  // mail is answered at once, and never reported
  email: undefined,
} as const;

/** The outside systems in small: real HTTP servers that keep their own books. */
export const SIMULATORS = Object.keys(CALLBACKS) as (keyof typeof CALLBACKS)[];

const simulatorKey = (site: Site, name: keyof typeof CALLBACKS): string =>
  site.secrets[name === 'payment-gateway' ? 'payment' : name === 'licence-repository' ? 'licenceRepository' : name];

/** One simulator; it calls back at the stack's front door. */
export const planSimulator = (site: Site, name: keyof typeof CALLBACKS): PartPlan => {
  const dataDir = join(site.dataDir, 'simulators', name);
  mkdirSync(dataDir, { recursive: true });
  const url = `http://127.0.0.1:${site.ports[name]}`;
  const callbacks = CALLBACKS[name];
  const plan = planTypeScript(site, name, `local/simulators/${name}/main.ts`, {
    PORT: String(site.ports[name]),
    ...(name === 'email' && { SMTP_PORT: String(site.ports.smtp) }),
    DATA_DIR: dataDir,
    CALLBACK_URL: callbacks === undefined ? '' : `http://127.0.0.1:${site.port}/callbacks/${callbacks}`,
    CLIENT: 'tongban',
    KEY: simulatorKey(site, name),
    TEST_CLOCK: site.testClock ?? '',
  });
  return { ...plan, url, isReady: () => answersAt(`${url}/`) };
};

/** The front door. */
export const planServer = (site: Site): PartPlan => {
  const url = `http://127.0.0.1:${site.port}`;
  const plan = planTypeScript(site, 'server', 'server/main.ts', programVariables(site));
  return { ...plan, url, isReady: () => answersAt(`${url}/ready`) };
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const saysReadyAfter = (log: string, offset: number): boolean =>
  // a log that has become long is put aside at the start, and the new one begins anew
  readFileSync(log)
    .subarray(sizeOf(log) < offset ? 0 : offset)
    .toString('utf8')
    .includes('"msg":"ready"');

/** What runs without being asked; it has no address, its log says when it is ready. */
export const planWorker = (site: Site): PartPlan => {
  const plan = planTypeScript(site, 'worker', 'workers/main.ts', programVariables(site));
  const offset = sizeOf(plan.log);
  return { ...plan, url: '', isReady: () => Promise.resolve(saysReadyAfter(plan.log, offset)) };
};
