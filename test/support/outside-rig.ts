import type { EffectNeeds } from '../../domain/exactly-once/index.ts';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { openOffice } from './office.ts';
import type { Item } from '../../domain/items/index.ts';
import { startTestSimulator } from './simulators.ts';
import type { SimulatorName, TestSimulator } from './simulators.ts';

/** A crash at a label: what was begun stays as a killed process leaves it. */
export class Crash extends Error {}

/** A database with an office, one simulator, and a process that can be made to die at a labelled point. */
export interface OutsideRig {
  database: TestDatabase;
  simulator: TestSimulator;
  item: Item;
  effectNeeds: EffectNeeds;
  /** The next time this label is reached, the work dies there, once. */
  crashAt(label: string): void;
  /** Runs the work and fails the test unless it died where it was told to. */
  expectCrash(work: Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/** For `before`; pair it with `close()` in `after`. */
export const openOutsideRig = async (name: SimulatorName, change: Partial<Item> = {}): Promise<OutsideRig> => {
  const database = await openTestDatabase();
  const { clock, transact } = database;
  const item = await openOffice(database.needs, change);
  const simulator = await startTestSimulator(name, clock);
  let deadly: string | undefined;
  const reached = (label: string): void => {
    if (label !== deadly) return;
    deadly = undefined;
    throw new Crash(label);
  };
  return {
    database,
    simulator,
    item,
    effectNeeds: { transact, clock, reached },
    crashAt: (label) => {
      deadly = label;
    },
    expectCrash: async (work) => {
      const error: unknown = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof Crash)) throw error ?? new Error(`${deadly ?? ''} was not reached`);
    },
    close: async () => {
      await simulator.close();
      await database.close();
    },
  };
};
