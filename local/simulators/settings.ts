import { readFileSync } from 'node:fs';

/** Everything a simulator is told from outside. */
export interface Settings {
  port: number;
  dataDir: string;
  callbackUrl?: string;
  client: string;
  key: string;
  now: () => Date;
  /** where a mail server takes mail */
  smtpPort?: number;
  /** where RSA keys are kept; `keys` in the data folder when left out */
  keysDir?: string;
}

const require = (env: NodeJS.ProcessEnv, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

/** PORT, DATA_DIR, KEY, CLIENT, CALLBACK_URL, SMTP_PORT; TEST_CLOCK names a file with an ISO instant that stands for "now". */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  const clockFile = env['TEST_CLOCK'];
  return {
    port: Number(require(env, 'PORT')),
    dataDir: require(env, 'DATA_DIR'),
    callbackUrl: env['CALLBACK_URL'],
    client: env['CLIENT'] ?? 'tongban',
    key: require(env, 'KEY'),
    ...(env['SMTP_PORT'] && { smtpPort: Number(env['SMTP_PORT']) }),
    now: clockFile ? () => new Date(readFileSync(clockFile, 'utf8').trim()) : () => new Date(),
  };
};
