import type { Domain, Effects } from '../domain/domain.ts';
import type { WakeUp } from '../domain/exactly-once/index.ts';
import type { Clock, Reached } from '../domain/needs.ts';
import type { PaymentNotices } from '../domain/payments/index.ts';
import type { Signers } from './callbacks/signature-auth.ts';

/** What the server writes its log with: ids and outcomes, never persons or bodies. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Opens one transaction and hands the handler the whole domain bound to it. */
export type InTransaction = <T>(work: (domain: Domain) => Promise<T>) => Promise<T>;

export interface ServerSettings {
  /** https://… or http://…, as browsers see us */
  publicUrl: string;
  sessionSecret: string;
  /** folder with `desk/` and `modeler/` as built */
  uiFolder: string;
  /** where uploads lie until they are checked */
  quarantineFolder: string;
  /** bytes of one uploaded file */
  uploadLimit: number;
  /** minutes without a request after which a session ends */
  idleMinutes: number;
  /** requests a minute: per API key, per account, sign-ins per address */
  rates: { apiKey: number; account: number; signIn: number };
  /** answers that do not match their schema fail with 500; for tests */
  checkAnswers: boolean;
}

/** Everything the server is made of; `main.ts` fills it from the adapters, tests from a cloned database. */
export interface ServerDeps {
  /** bound to the pool, for answers that write nothing */
  reading: Domain;
  transact: InTransaction;
  /** use-cases that reach outside and open their own transactions */
  effects: Effects;
  clock: Clock;
  reached: Reached;
  wakeUp: WakeUp;
  log: Log;
  /** element templates: what an analyst drops on the canvas */
  templates: readonly Record<string, unknown>[];
  /** who we expect behind each callback door */
  signers: Signers;
  /** payment providers that call back in a form of their own */
  notices?: Partial<Record<'wechat-pay' | 'alipay', PaymentNotices>>;
  /** connection string of the session table's own small pool */
  sessionDatabaseUrl: string;
  /** resolves when database and engine answer, else rejects */
  checkReady(): Promise<void>;
  settings: ServerSettings;
}
