import { randomUUID } from 'node:crypto';
import type { Effects } from '../../domain/domain.ts';
import { createDomain } from '../../domain/domain.ts';
import { createLog } from '../../adapters/log.ts';
import { PostgresWakeUp } from '../../adapters/postgres-wake-up.ts';
import type { TestDatabase } from '../support/database.ts';
import { createAttemptLedger } from '../../workers/attempt-ledger.ts';
import { startRunner } from '../../workers/runner.ts';
import type { Runner, RunnerInput } from '../../workers/runner.ts';
import { startRunners } from '../../workers/start-runners.ts';
import type { Runners } from '../../workers/start-runners.ts';
import type { WorkContext } from '../../workers/schedule.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

type TestInput = Pick<RunnerInput, 'engine' | 'topics'> & Partial<RunnerInput>;

/** What a runner on our real tables stands on; the topics of these tests touch nothing outside. */
export const runnerInput = (database: TestDatabase, input: TestInput): RunnerInput => {
  const context: WorkContext = {
    transact: (work) => database.transact((needs) => work(createDomain(needs))),
    effects: {} as Effects,
    clock: database.clock,
    log: silent,
  };
  return {
    context,
    attempts: createAttemptLedger(database.needs, database.transact),
    reached: () => undefined,
    restMilliseconds: 50,
    ...input,
  };
};

export const startTestRunner = (database: TestDatabase, input: TestInput): Runner =>
  startRunner(runnerInput(database, input));

/** Runners as a worker starts them, woken by the database of these tests. */
export const startTestRunners = async (database: TestDatabase, input: TestInput): Promise<Runners> => {
  const wakeUp = new PostgresWakeUp(database.urls.app, createLog('worker', 'silent'));
  const runners = await startRunners({ ...runnerInput(database, input), wakeUp });
  const stop = () => runners.stop().finally(() => wakeUp.close());
  return { ...runners, stop };
};

/** A promise with its handles, for work that ends when the test says so. */
export const gate = <T = void>() => {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

/** A topic name nobody else uses. */
export const freshName = (stem: string): string => `${stem}-${randomUUID().slice(0, 8)}`;
