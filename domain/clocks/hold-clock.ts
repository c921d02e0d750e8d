import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { holdCalendar } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { alarmMissingCalendar, spanOf } from './alarm-missing-calendar.ts';
import { armClock, disarmClock } from './arm-clock.ts';
import * as errors from './clock-errors.ts';
import { insertExtension, insertSuspension, updateSuspensionOver } from './clock-ledger-store.ts';
import { lockClock, selectClock, selectOpenClockIds, updateClockDates, updateClockHeld } from './clock-store.ts';
import type { ClockSubject, LimitClock } from './limit-clock.ts';
import { reckonDates } from './reckon-dates.ts';

const getLocked = async (needs: Needs, id: string): Promise<LimitClock> => {
  const clock = await lockClock(needs, id);
  if (clock === undefined) throw errors.clockNotFound();
  return clock;
};

const audit = (needs: Needs, action: string, clockId: string, details: Record<string, unknown>, actor: Actor) =>
  writeAuditLine(needs, { action, subjectKind: 'clock', subjectId: clockId, details }, actor);

/** Reckons the dates anew and begins a new run. */
const beginRun = async (needs: Needs, id: string, state: 'running' | 'suspended'): Promise<LimitClock> => {
  const changed = await selectClock(needs, id);
  if (changed === undefined) throw errors.clockNotFound();
  const calendar = await holdCalendar(needs);
  const dates = reckonDates(calendar, changed);
  await updateClockDates(needs, id, dates, state);
  if (dates.isProvisional) await alarmMissingCalendar(needs, calendar, [spanOf({ ...changed, ...dates })]);
  const clock = await selectClock(needs, id);
  if (clock === undefined) throw errors.clockNotFound();
  await armClock(needs, clock);
  return clock;
};

export interface SuspendClock {
  clockId: string;
  /** when it began; now when left out */
  fromAt?: DateTime;
  /** `yyyy-mm-dd`, as the applicant is told in writing (第四十五条) */
  expectedUntil?: string;
  /** the law that lets the clock stand still */
  basis: string;
  approverId: string;
  noticeId?: string;
}

/**
 * The limit stands still from `fromAt` on; its supervision ends (行政许可法第四十五条). Not before it starts, not after it is over, and
 * never twice at once.
 */
export const suspendClock = async (needs: Needs, input: SuspendClock, actor: Actor): Promise<void> => {
  const clock = await getLocked(needs, input.clockId);
  if (clock.state !== 'running') throw errors.clockNotRunning();
  const fromAt = input.fromAt ?? needs.clock.now();
  const isEarly = clock.suspensions.some((one) => one.untilAt !== undefined && one.untilAt > fromAt);
  if (isEarly || fromAt < clock.startedAt) throw errors.suspensionOrder();
  if (fromAt >= clock.redAt) throw errors.suspensionLate();
  const { clockId, basis, approverId, expectedUntil, noticeId } = input;
  await insertSuspension(needs, { clockId, fromAt, basis, approverId, expectedUntil, noticeId });
  await updateClockHeld(needs, clock.id, { state: 'suspended' });
  await disarmClock(needs, clock);
  await audit(needs, 'suspend-clock', clock.id, { basis, expectedUntil, fromAt: fromAt.toISO() }, actor);
};

/** The limit goes on: the suspended days are added, a new run begins. */
export const resumeClock = async (
  needs: Needs,
  input: { clockId: string; untilAt?: DateTime },
  actor: Actor,
): Promise<LimitClock> => {
  const clock = await getLocked(needs, input.clockId);
  const open = clock.suspensions.find((one) => one.untilAt === undefined);
  if (clock.state !== 'suspended' || open === undefined) throw errors.clockNotSuspended();
  const untilAt = input.untilAt ?? needs.clock.now();
  if (untilAt < open.fromAt) throw errors.suspensionOrder();
  await updateSuspensionOver(needs, clock.id, untilAt);
  const resumed = await beginRun(needs, clock.id, 'running');
  await audit(needs, 'resume-clock', clock.id, { run: resumed.run, dueAt: resumed.dueAt.toISO() }, actor);
  return resumed;
};

export interface ExtendClock {
  clockId: string;
  /** units added */
  budget: number;
  /** the article that allows it */
  basis: string;
  /** as told to the applicant (第四十二条) */
  reason: string;
  approverId: string;
  /** number of the government's approval, where it is the government that approves */
  approvalNo?: string | undefined;
  noticeId?: string | undefined;
}

/** Adds to the limit once and before it is over (行政许可法第四十二条), also while it stands still; a new run begins. */
export const extendClock = async (needs: Needs, input: ExtendClock, actor: Actor): Promise<LimitClock> => {
  const clock = await getLocked(needs, input.clockId);
  if (clock.state === 'stopped') throw errors.clockStopped();
  if (clock.state === 'running' && needs.clock.now() >= clock.redAt) throw errors.clockOverdue();
  if (clock.extensions.length > 0 || !(await insertExtension(needs, input))) throw errors.extensionUsed();
  if (clock.state === 'running') await disarmClock(needs, clock);
  const extended = await beginRun(needs, clock.id, clock.state);
  const details = { budget: input.budget, basis: input.basis, dueAt: extended.dueAt.toISO() };
  await audit(needs, 'extend-clock', clock.id, details, actor);
  return extended;
};

/** What was suspended until it was stopped is not late for the days it stood still (行政许可法第四十五条). */
const endSuspension = async (needs: Needs, clock: LimitClock, at: DateTime): Promise<void> => {
  const open = clock.suspensions.find((one) => one.untilAt === undefined);
  await updateSuspensionOver(needs, clock.id, open !== undefined && open.fromAt > at ? open.fromAt : at);
  const ended = await selectClock(needs, clock.id);
  if (ended === undefined) throw errors.clockNotFound();
  await updateClockDates(needs, clock.id, reckonDates(await holdCalendar(needs), ended), 'suspended');
};

const stopOne = async (needs: Needs, clockId: string, input: StopReason, actor: Actor): Promise<void> => {
  const clock = await getLocked(needs, clockId);
  if (clock.state === 'stopped') return;
  const at = input.at ?? needs.clock.now();
  if (clock.state === 'suspended') await endSuspension(needs, clock, at);
  await updateClockHeld(needs, clock.id, { state: 'stopped', at, reason: input.reason });
  if (clock.state === 'running') await disarmClock(needs, clock);
  await audit(needs, 'stop-clock', clock.id, { reason: input.reason, at: at.toISO() }, actor);
};

interface StopReason {
  /** a word: `decided`, `paid`, `withdrawn` */
  reason: string;
  /** now when left out */
  at?: DateTime | undefined;
}

export interface StopClock extends StopReason {
  subjectKind: ClockSubject;
  subjectId: string;
  /** every limit of the subject when left out */
  limitKey?: string;
}

/** What is done is no longer limited. A clock that is stopped already, or never was, makes no difference. */
export const stopClock = async (needs: Needs, input: StopClock, actor: Actor): Promise<void> => {
  for (const id of await selectOpenClockIds(needs, input)) await stopOne(needs, id, input, actor);
};

export interface StopClocks extends StopReason {
  caseNo: string;
}

/** Stops every open clock of a case, those of its tasks included. */
export const stopClocks = async (needs: Needs, input: StopClocks, actor: Actor): Promise<void> => {
  for (const id of await selectOpenClockIds(needs, input)) await stopOne(needs, id, input, actor);
};
