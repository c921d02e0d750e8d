import type { DateTime } from 'luxon';
import { lightOf, type Light, type LimitClock } from '../clocks/index.ts';

const URGENCY: readonly Light[] = ['green', 'yellow', 'red'];

/** The one begun last; of those begun together the one due first. */
const newest = (clocks: readonly LimitClock[]): LimitClock | undefined =>
  clocks.toSorted(
    (one, other) =>
      other.startedAt.toMillis() - one.startedAt.toMillis() || one.dueAt.toMillis() - other.dueAt.toMillis(),
  )[0];

const worst = (clocks: readonly LimitClock[], now: DateTime): LimitClock[] => {
  const urgencyOf = (clock: LimitClock): number => URGENCY.indexOf(lightOf(clock, now));
  const most = Math.max(...clocks.map(urgencyOf));
  return clocks.filter((clock) => urgencyOf(clock) === most);
};

/**
 * The limit a case is measured by now. Its light is that of the case: the worst of its own open limits the office answers for;
 * among equals the promised one. Without any: the applicant's, and once all are over the newest.
 */
export const leadingClock = (clocks: readonly LimitClock[], now: DateTime): LimitClock | undefined => {
  const own = clocks.filter((clock) => clock.subjectKind === 'case');
  const open = own.filter((clock) => clock.state !== 'stopped');
  const lit = worst(
    open.filter((clock) => clock.isSupervised),
    now,
  );
  return lit.find((clock) => clock.limitKey === 'promised') ?? newest(lit) ?? newest(open) ?? newest(own);
};
