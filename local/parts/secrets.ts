import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const newSecret = (): string => randomBytes(18).toString('base64url');

const NAMES = [
  'clusterId',
  'superuser',
  'owner',
  'app',
  'engine',
  'engineRest',
  'session',
  'payment',
  'licenceRepository',
  'courier',
  'sms',
  'email',
  'demoSeal',
] as const;

/** Generated once per data folder and kept there, readable by its owner only. */
export type Secrets = Record<(typeof NAMES)[number], string>;

const read = (file: string): Partial<Secrets> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};

/** The folder's secrets; missing ones are made and written first, so a crash never leaves a part with a lost password. */
export const loadSecrets = (dataDir: string): Secrets => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  const kept = read(file);
  const secrets = Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? newSecret()])) as Secrets;
  if (NAMES.some((name) => !kept[name])) {
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
};
