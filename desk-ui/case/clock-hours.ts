import type { ClockView } from '../../server/desk/clock-schemas.ts';
import type { DayKind } from './clock-days.ts';

/** A stretch of a limit in hours, from instant to instant; hours run day and night, so none is `off` and none is a `start` apart. */
export interface HourStretch {
  /** milliseconds since 1970 */
  from: number;
  until: number;
  kind: Exclude<DayKind, 'start' | 'off'>;
  /** from the yellow instant on */
  isYellow: boolean;
  /** one of the hours an extension added (第四十二条) */
  isAdded: boolean;
}

type Drawn = Pick<
  ClockView,
  'state' | 'startedAt' | 'dueAt' | 'expectedDueAt' | 'yellowAt' | 'stoppedAt' | 'seenAt' | 'suspensions' | 'extensions'
>;

const HOUR = 3_600_000;
/** A day of the office begins at this instant. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** The instant the clock is looked at: now, or when it was stopped. */
export const lookedAt = ({ stoppedAt, seenAt }: Pick<Drawn, 'stoppedAt' | 'seenAt'>): number =>
  Date.parse(stoppedAt ?? seenAt);

/** The end as it is, or as it is expected to be once the clock goes on. */
export const hourDue = ({ dueAt, expectedDueAt }: Pick<Drawn, 'dueAt' | 'expectedDueAt'>): number =>
  Date.parse(expectedDueAt ?? dueAt);

/** Where the clock stands still; one that still does, until it is expected to go on. */
const heldSpans = (clock: Drawn): (readonly [from: number, until: number])[] =>
  clock.suspensions.map(({ fromAt, untilAt, expectedUntil }) => [
    Date.parse(fromAt),
    untilAt === null
      ? Math.max(lookedAt(clock), expectedUntil === null ? 0 : startOf(expectedUntil))
      : Date.parse(untilAt),
  ]);

/** The instant from which on only added hours are left; what stands still among them does not count. */
const addedFrom = (clock: Drawn, held: readonly (readonly [number, number])[]): number => {
  let left = clock.extensions.reduce((sum, { budget }) => sum + budget, 0) * HOUR;
  let at = hourDue(clock);
  for (const [from, until] of held.toSorted(([one], [other]) => other - one)) {
    if (from >= at) continue;
    const running = at - Math.min(at, until);
    if (running >= left) break;
    left -= running;
    at = from;
  }
  return at - left;
};

/** A limit in hours, cut wherever its look changes: from its start to its end, or to now where that is later. */
export const clockHours = (clock: Drawn): HourStretch[] => {
  const [start, due, at] = [Date.parse(clock.startedAt), hourDue(clock), lookedAt(clock)];
  const last = Math.max(due, at);
  const held = heldSpans(clock);
  const [yellow, added] = [Date.parse(clock.yellowAt), addedFrom(clock, held)];
  const inside = [due, at, yellow, added, ...held.flat()].filter((mark) => start < mark && mark < last);
  const marks = [...new Set([start, ...inside, last])].toSorted((one, other) => one - other);
  return marks.slice(1).map((until, index) => {
    const from = marks[index] ?? start;
    const isHeld = from < due && held.some(([begin, end]) => begin <= from && from < end);
    const kind = isHeld ? 'held' : from >= due ? 'over' : from < at ? 'used' : 'left';
    const isCounted = kind === 'used' || kind === 'left';
    return {
      ...{ from, until, kind },
      isYellow: clock.state !== 'suspended' && from >= yellow,
      isAdded: isCounted && from >= added,
    };
  });
};
