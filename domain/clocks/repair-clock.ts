import { isCommandQueued, queueCommand } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { selectClock, selectSilentClockIds } from './clock-store.ts';
import type { LimitClock } from './limit-clock.ts';

/** The engine may be so late before anybody looks. */
export const SILENT_MINUTES = 5;

/** Running clocks that should have turned yellow or red a while ago and of which their supervising process said nothing. */
export const listSilentClocks = async (needs: Needs, limit: number): Promise<LimitClock[]> => {
  const before = needs.clock.now().minus({ minutes: SILENT_MINUTES });
  const clocks: LimitClock[] = [];
  for (const id of await selectSilentClockIds(needs, before, limit)) {
    const clock = await selectClock(needs, id);
    if (clock !== undefined) clocks.push(clock);
  }
  return clocks;
};

/** Asks the engine once more to supervise a run that it knows nothing of, unless it is being asked already. */
export const rearmClock = async (needs: Needs, { clockId, run }: { clockId: string; run: number }): Promise<void> => {
  const clock = await selectClock(needs, clockId);
  if (clock === undefined || clock.state !== 'running' || clock.run !== run) return;
  if (await isCommandQueued(needs, { kind: 'start-supervision', subject: clockId })) return;
  const payload = { clockId, run, yellowAt: clock.yellowAt, redAt: clock.redAt };
  await queueCommand(needs, { kind: 'start-supervision', subject: clockId, payload });
};
