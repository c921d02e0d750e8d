import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../domain/needs.ts';
import { startCourier } from '../../local/simulators/courier/courier.ts';
import { startEmail } from '../../local/simulators/email/email.ts';
import { startLicenceRepository } from '../../local/simulators/licence-repository/licence-repository.ts';
import type { LedgerEntry } from '../../local/simulators/ledger.ts';
import { startPaymentGateway } from '../../local/simulators/payment-gateway/payment-gateway.ts';
import { testKeysDir } from './test-keys.ts';
import type { Settings } from '../../local/simulators/settings.ts';
import type { Simulator } from '../../local/simulators/simulator-server.ts';
import { startSms } from '../../local/simulators/sms/sms.ts';

const STARTERS = {
  payment: startPaymentGateway,
  licences: startLicenceRepository,
  courier: startCourier,
  sms: startSms,
  email: startEmail,
} satisfies Record<string, (settings: Settings) => Promise<Simulator>>;

export type SimulatorName = keyof typeof STARTERS;

/** A simulator of this test file's own, on a free port, with a folder that goes when it closes. */
export interface TestSimulator {
  url: string;
  /** `smtp://…` of the mail server */
  smtpUrl: string;
  client: string;
  key: string;
  /** POST to an open path: `/admin/…`, `/actions/…`; answers the JSON, if any */
  press(path: string, body?: unknown): Promise<unknown>;
  ledger(type?: string): Promise<LedgerEntry[]>;
  /** Stops it and starts it again on the same folder and port, as after a crash. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const startTestSimulator = async (
  name: SimulatorName,
  clock: Clock,
  callbackUrl?: string,
): Promise<TestSimulator> => {
  const dataDir = mkdtempSync(join(tmpdir(), `tongban-${name}-`));
  const identity = { client: `tongban-${name}`, key: `key-of-${name}` };
  const settings = {
    port: 0,
    dataDir,
    ...identity,
    now: () => clock.now().toJSDate(),
    ...(name === 'payment' && { keysDir: testKeysDir() }),
    ...(callbackUrl && { callbackUrl }),
  };
  let running = await STARTERS[name](settings);
  const { url, smtpPort } = running;
  const press = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      // a connection kept from before a restart would be dead
      headers: { connection: 'close', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined;
  };
  return {
    url,
    smtpUrl: `smtp://${identity.client}:${identity.key}@127.0.0.1:${smtpPort ?? 0}`,
    ...identity,
    press,
    ledger: async (type) => {
      const entries = (await (await fetch(`${url}/admin/ledger`)).json()) as LedgerEntry[];
      return entries.filter((entry) => type === undefined || entry.type === type);
    },
    restart: async () => {
      await running.close();
      running = await STARTERS[name]({ ...settings, port: Number(new URL(url).port), ...(smtpPort && { smtpPort }) });
    },
    close: async () => {
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
