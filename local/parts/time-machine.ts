import { renameSync, writeFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { createClock } from '../../adapters/clock.ts';
import { findSupervisionDamage } from '../../adapters/engine-supervision.ts';
import { createTransact } from '../../adapters/postgres.ts';
import { ARM_MINUTES } from '../../domain/clocks/index.ts';
import { createDomain } from '../../domain/domain.ts';
import type { EngineJob, ProcessEngine } from '../../domain/exactly-once/index.ts';
import type { Db } from '../../domain/needs.ts';
import { reconcileSupervision } from '../../domain/supervision/index.ts';
import { drainStack } from './drain-stack.ts';

const BATCH = 200;
const LOOKS = 10;
const RECONCILER = { kind: 'system', id: 'time-machine' } as const;

const NEXT_TO_ARM = `select min(yellow_at) - interval '${ARM_MINUTES} minutes' as at from clocks
  where state = 'running' and is_supervised and armed_run < run`;

/** What a time machine works on. Server and worker of that stack read the same clock file; the engine's executor is off. */
export interface TimeMachineNeeds {
  clockFile: string;
  db: Db;
  engine: ProcessEngine;
}

/** Moves the time of a running stack, letting everything happen on the way that would have happened. */
export interface TimeMachine {
  now(): DateTime;
  /** Sets the clock without anything happening; for the beginning. */
  set(instant: DateTime): void;
  /** Resolves when commands, reports and work are through; rejects, naming what is left, after a minute. */
  drain(): Promise<void>;
  /** Goes to that instant; timers due until then run in due order, each at its own time. */
  moveTo(instant: DateTime): Promise<void>;
}

const writeClock = (file: string, instant: DateTime): void => {
  writeFileSync(`${file}.new`, instant.toISO() ?? '');
  renameSync(`${file}.new`, file);
};

/** Those that go off until then, in due order. */
const findTimers = async (engine: ProcessEngine, until: DateTime): Promise<EngineJob[]> => {
  const jobs = await engine.findJobs({ dueBefore: until.plus(1), timersOnly: true });
  return jobs.filter((job) => !job.isSuspended && job.retries > 0);
};

/** What somebody did at that very moment may have taken the timer away: then it has nothing to do any more. */
const fire = async (engine: ProcessEngine, id: string, until: DateTime): Promise<void> => {
  try {
    await engine.executeJob(id);
  } catch (error) {
    if ((await findTimers(engine, until)).some((timer) => timer.id === id)) throw error;
  }
};

/** A time machine for the stack behind these needs. */
export const createTimeMachine = ({ clockFile, db, engine }: TimeMachineNeeds): TimeMachine => {
  const clock = createClock(clockFile);
  const drain = () => drainStack(db, engine);

  const transact = createTransact(db, clock);
  const reconciling = { transact, clock, reached: () => undefined, engine, findDamage: findSupervisionDamage };

  const findNextArming = async (): Promise<DateTime | undefined> => {
    const { rows } = await db.raw<{ rows: { at: Date | null }[] }>(NEXT_TO_ARM);
    const at = rows[0]?.at;
    return at ? DateTime.fromJSDate(at, { zone: clock.now().zone }).plus(1) : undefined;
  };
  const isArmingDue = async (): Promise<boolean> => {
    const at = await findNextArming();
    return at !== undefined && at <= clock.now();
  };

  /** What the schedules of that minute would do. */
  const supervise = async (): Promise<void> => {
    // the worker's own schedule may hold a clock at that moment: then it is passed over, and looked at again
    for (let look = 1; look <= LOOKS && (look === 1 || (await isArmingDue())); look += 1) {
      await transact((needs) => createDomain(needs).clocks.armClocks(BATCH));
      await drain();
    }
    if ((await reconcileSupervision(reconciling, { limit: BATCH }, RECONCILER)) > 0) await drain();
  };

  /** Goes on to the next thing that happens by itself; false when there is none until then. */
  const goOn = async (until: DateTime): Promise<boolean> => {
    await supervise();
    const [timer] = await findTimers(engine, until);
    const arming = await findNextArming();
    const dueAt = timer?.dueAt && DateTime.fromJSDate(timer.dueAt, { zone: until.zone });
    if (arming && arming <= until && (!dueAt || arming < dueAt)) {
      writeClock(clockFile, DateTime.max(arming, clock.now()));
      return true;
    }
    if (!timer || !dueAt) return false;
    writeClock(clockFile, DateTime.max(dueAt, clock.now()));
    await fire(engine, timer.id, until);
    await drain();
    return true;
  };

  return {
    now: () => clock.now(),
    set: (instant) => writeClock(clockFile, instant),
    drain,
    moveTo: async (instant) => {
      await drain();
      while (await goOn(instant));
      writeClock(clockFile, instant);
      await supervise();
    },
  };
};
