import { queueCommand, queueCommands, type SupervisedRun } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { lockWatchedClocks, selectClocksById, updateClocksArmed, updateClocksWatched } from './clock-store.ts';
import { orangeAtOf, type LimitClock } from './limit-clock.ts';

/** A clock is handed to the engine only when its yellow is nearer than this: what is done before costs the engine nothing. */
export const ARM_MINUTES = 60;

const horizon = (needs: Needs) => needs.clock.now().plus({ minutes: ARM_MINUTES });

/** What the engine is told of the run that is valid now. */
export const supervisedRun = (clock: LimitClock): SupervisedRun => ({
  clockId: clock.id,
  run: clock.run,
  attempt: clock.supervisionNo,
  yellowAt: clock.yellowAt,
  orangeAt: orangeAtOf(clock),
  redAt: clock.redAt,
});

/** Asks the engine to supervise this run, once, when yellow is near. */
export const armClock = async (needs: Needs, clock: LimitClock): Promise<boolean> => {
  const isDue = clock.state === 'running' && clock.isSupervised && clock.armedRun < clock.run;
  if (!isDue || clock.yellowAt >= horizon(needs)) return false;
  await updateClocksArmed(needs, [clock.id]);
  await queueCommand(needs, { kind: 'start-supervision', subject: clock.id, payload: supervisedRun(clock) });
  return true;
};

/** Tells the engine that the supervised run is over. Nothing to tell where it never began. */
export const disarmClock = async (needs: Needs, clock: LimitClock): Promise<void> => {
  if (clock.armedRun !== clock.run) return;
  const payload = { clockId: clock.id, run: clock.run, attempt: clock.supervisionNo };
  await queueCommand(needs, { kind: 'stop-supervision', subject: clock.id, payload });
};

/**
 * Arms the clocks whose yellow has come near since they were opened, and puts off those whose yellow has not; a batch at a time.
 * Returns how many it looked at.
 */
export const armClocks = async (needs: Needs, limit: number): Promise<number> => {
  const until = horizon(needs);
  const watched = await lockWatchedClocks(needs, until, limit);
  const [near, far]: [string[], string[]] = [[], []];
  for (const { id, yellowAt } of watched) (yellowAt < until.toJSDate() ? near : far).push(id);
  if (far.length > 0) await updateClocksWatched(needs, far);
  if (near.length > 0) await arm(needs, near);
  return watched.length;
};

const arm = async (needs: Needs, ids: string[]): Promise<void> => {
  const clocks = await selectClocksById(needs, ids);
  await updateClocksArmed(needs, ids);
  await queueCommands(
    needs,
    clocks.map((clock) => ({ kind: 'start-supervision', subject: clock.id, payload: supervisedRun(clock) })),
  );
};
