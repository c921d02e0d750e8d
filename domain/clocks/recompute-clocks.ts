import { holdCalendar, officeTime, type WorkingCalendar } from '../calendar/index.ts';
import { queueCommands, type CommandInput } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { alarmMissingCalendar } from './alarm-missing-calendar.ts';
import { ARM_MINUTES } from './arm-clock.ts';
import { orangeAtOf } from './limit-clock.ts';
import { reckonChange, type ClockChange, type ReckonedClock } from './reckoned-clock.ts';
import {
  lockReckonedClock,
  lockReckonedClocks,
  selectClockAdditions,
  updateReckonedClocks,
  type ClockStretch,
} from './reckoning-store.ts';

/** What became of one batch. */
export interface Recomputed {
  visited: number;
  moved: number;
  /** where the next batch begins; undefined: the stretch is done */
  next: string | undefined;
  /** clocks somebody else was changing; their turn comes by `recomputeClock` */
  postponed: string[];
}

/**
 * Reckons the next open clocks of a stretch by the calendar as it is now, running and suspended ones, and moves their timers as
 * suspending and resuming do: the supervision of the old run ends, that of the new one begins when its yellow is near. A clock
 * whose dates stay keeps its run. One transaction per call.
 */
export const recomputeClocks = async (
  needs: Needs,
  { stretch, limit }: { stretch: ClockStretch; limit: number },
): Promise<Recomputed> => {
  const calendar = await holdCalendar(needs);
  const { clocks, passedOver } = await lockReckonedClocks(needs, stretch, limit);
  const next = clocks.length < limit ? undefined : clocks.at(-1)?.id;
  const moved = await recompute(needs, calendar, clocks);
  return { visited: clocks.length, moved, next, postponed: passedOver };
};

/** The same for one clock, after waiting for whoever is changing it. */
export const recomputeClock = async (needs: Needs, id: string): Promise<Recomputed> => {
  const calendar = await holdCalendar(needs);
  const clocks = await lockReckonedClock(needs, id);
  return {
    visited: clocks.length,
    moved: await recompute(needs, calendar, clocks),
    next: undefined,
    postponed: [],
  };
};

const recompute = async (needs: Needs, calendar: WorkingCalendar, clocks: ReckonedClock[]): Promise<number> => {
  if (clocks.length === 0) return 0;
  const changes = await findChanges(needs, calendar, clocks);
  if (changes.length === 0) return 0;
  const commands = changes.flatMap((change) => commandsFor(change, needs.clock.now().toMillis()));
  const armed = new Set(commands.filter(({ kind }) => kind === 'start-supervision').map(({ subject }) => subject));
  await updateReckonedClocks(needs, changes, armed);
  await queueCommands(needs, commands);
  const provisional = changes.filter(({ isProvisional }) => isProvisional);
  const spans = provisional.map(({ clock, redMs }) => ({ startedMs: clock.startedMs, redMs }));
  await alarmMissingCalendar(needs, calendar, spans);
  return changes.filter(({ isMoved }) => isMoved).length;
};

/** Which of these clocks another calendar changes; asks for what was added to them meanwhile, and writes nothing. */
export const findChanges = async <C extends ReckonedClock>(
  needs: Needs,
  calendar: WorkingCalendar,
  clocks: readonly C[],
): Promise<ClockChange<C>[]> => {
  const additions = await selectClockAdditions(
    needs,
    clocks.map(({ id }) => id),
  );
  const nowMs = needs.clock.now().toMillis();
  return clocks.flatMap((clock) => reckonChange(calendar.days, clock, additions.get(clock.id), nowMs) ?? []);
};

/** What the engine is told: nothing while the clock stands still, keeps its run, or was and is far from yellow. */
const commandsFor = ({ clock, run, yellowMs, redMs }: ClockChange, nowMs: number): CommandInput[] => {
  if (clock.state !== 'running' || run === clock.run) return [];
  const { id: clockId, supervisionNo } = clock;
  const commands: CommandInput[] = [];
  if (clock.armedRun === clock.run) {
    const payload = { clockId, run: clock.run, attempt: supervisionNo };
    commands.push({ kind: 'stop-supervision', subject: clockId, payload });
  }
  if (!clock.isSupervised || yellowMs >= nowMs + ARM_MINUTES * 60_000) return commands;
  const dates = { unit: clock.unit, yellowAt: officeTime(new Date(yellowMs)), redAt: officeTime(new Date(redMs)) };
  const { yellowAt, redAt } = dates;
  const payload = { clockId, run, attempt: 1, yellowAt, orangeAt: orangeAtOf(dates), redAt };
  return [...commands, { kind: 'start-supervision', subject: clockId, payload }];
};
