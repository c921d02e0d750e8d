import type { DateTime } from 'luxon';

/** What a limit is counted in. A property of the limit: art. 82 makes the days of 行政许可法 working days, other laws differ. */
export type ClockUnit = 'working-day' | 'calendar-day' | 'month' | 'hour';
export type ClockState = 'running' | 'suspended' | 'stopped';
export type ClockSubject = 'case' | 'task' | 'order' | 'inquiry';
export type Light = 'green' | 'yellow' | 'red';

/**
 * Days that do not count (行政许可法第四十五条): from the day of `fromAt` on; that of `untilAt` is the one on which the clock runs again.
 */
export interface Suspension {
  fromAt: DateTime;
  /** undefined while it lasts */
  untilAt: DateTime | undefined;
  /** `yyyy-mm-dd`, as told to the applicant */
  expectedUntil: string | undefined;
  basis: string;
}

/** Units added once per legal basis (行政许可法第四十二条). */
export interface Extension {
  budget: number;
  basis: string;
  reason: string;
  grantedAt: DateTime;
}

/** All a due date is reckoned from. Working days and days are counted after the day of `startedAt` (民法典第二百零一条). */
export interface ClockLedger {
  startedAt: DateTime;
  budget: number;
  unit: ClockUnit;
  /** units before the due day when it turns yellow; undefined = the default of its unit */
  yellowBefore: number | undefined;
  suspensions: readonly Suspension[];
  extensions: readonly Extension[];
  /** `yyyy-mm-dd`: the last day where law names the day itself, e.g. the expiry of a licence (第五十条); nothing moves it */
  endsOn?: string | undefined;
}

/** What the ledger yields. `dueAt` is the last millisecond of the last day; `redAt` the instant after it. */
export interface ClockDates {
  dueAt: DateTime;
  yellowAt: DateTime;
  redAt: DateTime;
  /** reaches into a year whose calendar is not published yet */
  isProvisional: boolean;
}

/** A limit that runs, stands still or is over. The dates of a suspended clock are those it had when it was suspended. */
export interface LimitClock extends ClockLedger, ClockDates {
  id: string;
  subjectKind: ClockSubject;
  subjectId: string;
  caseNo: string | undefined;
  /** key of the limit in `item.json`; later rounds have `#2`, `#3` … after it */
  limitKey: string;
  departmentId: string | undefined;
  legalBasis: string;
  /** why it starts at another time than what it follows from was received */
  startNote: string | undefined;
  state: ClockState;
  /** one stretch between stop and stop; the supervising process belongs to one run */
  run: number;
  isSupervised: boolean;
  /** which attempt to supervise this run is the valid one; above 1 after a repair */
  supervisionNo: number;
  /** the run the engine supervises or was told to; 0 = none yet */
  armedRun: number;
  turnedYellowAt: DateTime | undefined;
  turnedRedAt: DateTime | undefined;
  stoppedAt: DateTime | undefined;
  stopReason: string | undefined;
}

/** The instant a clock is looked at: now while it runs, else when it was held. */
export const heldAt = (clock: Pick<LimitClock, 'state' | 'stoppedAt' | 'suspensions'>, now: DateTime): DateTime => {
  if (clock.state === 'stopped') return clock.stoppedAt ?? now;
  if (clock.state === 'suspended') return clock.suspensions.find((one) => one.untilAt === undefined)?.fromAt ?? now;
  return now;
};

/** A function of now and the clock, never late, whatever the engine did. */
export const lightOf = (
  clock: Pick<LimitClock, 'state' | 'stoppedAt' | 'suspensions' | 'yellowAt' | 'redAt'>,
  now: DateTime,
): Light => {
  const at = heldAt(clock, now);
  if (at >= clock.redAt) return 'red';
  return at >= clock.yellowAt ? 'yellow' : 'green';
};

/**
 * Between yellow and red, for a model that wants one more step: 00:00 of the due day; for hours half way from yellow, which is the
 * last tenth where yellow is the last fifth.
 */
export const orangeAtOf = ({ unit, yellowAt, redAt }: Pick<LimitClock, 'unit' | 'yellowAt' | 'redAt'>): DateTime =>
  unit === 'hour' ? yellowAt.plus(redAt.diff(yellowAt).toMillis() / 2) : redAt.minus({ days: 1 });
