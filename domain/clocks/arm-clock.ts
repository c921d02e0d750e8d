import { queueCommand, queueCommands, type SupervisedRun } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { lockClocksToArm, selectClocksById, updateClocksArmed } from './clock-store.ts';
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

/** Arms the clocks whose yellow has come near since they were opened, a batch at a time; returns how many. */
export const armClocks = async (needs: Needs, limit: number): Promise<number> => {
  const ids = await lockClocksToArm(needs, horizon(needs), limit);
  if (ids.length === 0) return 0;
  const clocks = await selectClocksById(needs, ids);
  await updateClocksArmed(needs, ids);
  await queueCommands(
    needs,
    clocks.map((clock) => ({ kind: 'start-supervision', subject: clock.id, payload: supervisedRun(clock) })),
  );
  return ids.length;
};
