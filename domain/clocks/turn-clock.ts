import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import { clockNotDue } from './clock-errors.ts';
import { lockClock, updateClockTurned } from './clock-store.ts';
import { orangeAtOf, type LimitClock } from './limit-clock.ts';

/** What a run can turn. Orange lies between the other two, for models that want one more step. */
export type Colour = 'yellow' | 'orange' | 'red';

/** A supervised run whose time went by. */
export interface LapsedRun {
  clockId: string;
  run: number;
}

/** The run of a clock that nobody met, if it is supervised at all. */
export const lapsedRunOf = (clock: LimitClock | undefined): LapsedRun | undefined =>
  clock?.isSupervised ? { clockId: clock.id, run: clock.run } : undefined;

const dueOf = (clock: LimitClock, colour: Colour): DateTime => {
  if (colour === 'orange') return orangeAtOf(clock);
  return colour === 'yellow' ? clock.yellowAt : clock.redAt;
};

/**
 * Notes that a run has turned, and returns the clock; undefined when that run is over (stopped, suspended or superseded). Refuses
 * as `clock-not-due` while it is not due by our own clock: the engine's is ahead and must ask again.
 */
export const turnClock = async (
  needs: Needs,
  input: { clockId: string; run: number; colour: Colour },
): Promise<LimitClock | undefined> => {
  const clock = await lockClock(needs, input.clockId);
  if (clock === undefined || clock.state !== 'running' || clock.run !== input.run) return undefined;
  if (needs.clock.now() < dueOf(clock, input.colour)) throw clockNotDue();
  if (input.colour !== 'orange') await updateClockTurned(needs, clock.id, input.colour);
  return clock;
};
