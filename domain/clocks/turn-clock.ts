import type { Needs } from '../needs.ts';
import { clockNotDue } from './clock-errors.ts';
import { lockClock, updateClockTurned } from './clock-store.ts';
import type { LimitClock } from './limit-clock.ts';

/**
 * Notes that a run has turned yellow or red, and returns the clock; undefined when that run is over (stopped, suspended or
 * superseded). Refuses as `clock-not-due` while it is not due by our own clock: the engine's is ahead and must ask again.
 */
export const turnClock = async (
  needs: Needs,
  input: { clockId: string; run: number; colour: 'yellow' | 'red' },
): Promise<LimitClock | undefined> => {
  const clock = await lockClock(needs, input.clockId);
  if (clock === undefined || clock.state !== 'running' || clock.run !== input.run) return undefined;
  if (needs.clock.now() < (input.colour === 'yellow' ? clock.yellowAt : clock.redAt)) throw clockNotDue();
  await updateClockTurned(needs, clock.id, input.colour);
  return clock;
};
