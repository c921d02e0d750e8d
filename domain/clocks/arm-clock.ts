import { queueCommand } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { lockClocksToArm, selectClock, updateClockArmed } from './clock-store.ts';
import type { LimitClock } from './limit-clock.ts';

/** A clock is handed to the engine only when its yellow is nearer than this: most cases are done before. */
export const ARM_HOURS = 24;

const isNear = (needs: Needs, clock: LimitClock): boolean =>
  clock.yellowAt < needs.clock.now().plus({ hours: ARM_HOURS });

/** Asks the engine to supervise this run, once, when yellow is near. */
export const armClock = async (needs: Needs, clock: LimitClock): Promise<boolean> => {
  if (clock.state !== 'running' || !clock.isSupervised || clock.armedRun >= clock.run || !isNear(needs, clock))
    return false;
  await updateClockArmed(needs, clock.id, clock.run);
  const payload = {
    clockId: clock.id,
    run: clock.run,
    yellowAt: clock.yellowAt,
    redAt: clock.redAt,
  };
  await queueCommand(needs, { kind: 'start-supervision', subject: clock.id, payload });
  return true;
};

/** Tells the engine that the supervised run is over. Nothing to tell where it never began. */
export const disarmClock = async (needs: Needs, clock: LimitClock): Promise<void> => {
  if (clock.armedRun !== clock.run) return;
  const payload = { clockId: clock.id, run: clock.run };
  await queueCommand(needs, { kind: 'stop-supervision', subject: clock.id, payload });
};

/** Arms the clocks whose yellow has come near since they were opened, a batch at a time; returns how many. */
export const armClocks = async (needs: Needs, limit: number): Promise<number> => {
  const until = needs.clock.now().plus({ hours: ARM_HOURS });
  let armed = 0;
  for (const id of await lockClocksToArm(needs, until, limit)) {
    const clock = await selectClock(needs, id);
    if (clock !== undefined && (await armClock(needs, clock))) armed += 1;
  }
  return armed;
};
