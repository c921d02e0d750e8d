import { join } from 'node:path';
import { ownershipMark } from '../bootstrap/earlier-run.mjs';
import { demoSealPath } from './demo-seal.ts';
import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** Connection strings of the three roles. */
export interface DatabaseUrls {
  owner: string;
  app: string;
  engine: string;
}

/** Everything the parts of one stack have to know of each other. */
export interface Site {
  root: string;
  dataDir: string;
  /** the front door */
  port: number;
  publicUrl: string;
  ports: Ports;
  secrets: Secrets;
  database: DatabaseUrls;
  engine: { url: string; user: string; password: string };
  /** a file with an ISO instant in place of the system clock: while demo cases are made, and in tests */
  testClock?: string;
}

const local = (port: number): string => `http://127.0.0.1:${port}`;

const outsideVariables = ({ dataDir, ports, secrets }: Site): Record<string, string> => ({
  PAYMENT_URL: local(ports['payment-gateway']),
  PAYMENT_MERCHANT: 'tongban',
  PAYMENT_KEY: secrets.payment,
  LICENCE_REPOSITORY_URL: local(ports['licence-repository']),
  LICENCE_REPOSITORY_CLIENT: 'tongban',
  LICENCE_REPOSITORY_KEY: secrets.licenceRepository,
  COURIER_URL: local(ports.courier),
  COURIER_CLIENT: 'tongban',
  COURIER_KEY: secrets.courier,
  SMS_URL: local(ports.sms),
  SMS_CLIENT: 'tongban',
  SMS_KEY: secrets.sms,
  SMTP_URL: `smtp://tongban:${secrets.email}@127.0.0.1:${ports.smtp}`,
  EMAIL_FROM: '通办 <noreply@tongban.example>',
  LICENCE_SEAL: demoSealPath(dataDir),
  LICENCE_SEAL_PASSPHRASE: secrets.demoSeal,
});

/** What server and workers read from their environment; a real outside system named there wins over its simulator. */
export const programVariables = (site: Site): Record<string, string> => {
  const outside = outsideVariables(site);
  const given = Object.keys(outside).filter((name) => process.env[name]);
  return {
    ...ownershipMark(site.dataDir),
    ...outside,
    ...Object.fromEntries(given.map((name) => [name, process.env[name] ?? ''])),
    DATABASE_URL: site.database.app,
    ENGINE_URL: site.engine.url,
    ENGINE_USER: site.engine.user,
    ENGINE_PASSWORD: site.engine.password,
    PORT: String(site.port),
    PUBLIC_URL: site.publicUrl,
    SESSION_SECRET: site.secrets.session,
    FILE_STORE: join(site.dataDir, 'files'),
    LOG_LEVEL: process.env.LOG_LEVEL || 'info',
    TEST_CLOCK: site.testClock ?? '',
  };
};
