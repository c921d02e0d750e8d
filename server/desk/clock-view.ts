import type { DateTime } from 'luxon';
import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { explainClock, lightOf, type LimitClock, remainingOf } from '../../domain/clocks/index.ts';
import type { Item } from '../../domain/items/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { limitNameOf } from '../limit-name.ts';
import type { ClockView } from './clock-schemas.ts';

/** What every clock of one answer is looked at with. */
export interface ClockSight {
  calendar: WorkingCalendar;
  now: DateTime;
  item: Item;
  departmentNames: ReadonlyMap<string, string>;
}

export const viewClock = (clock: LimitClock, { calendar, now, item, departmentNames }: ClockSight): ClockView => ({
  id: clock.id,
  limitKey: clock.limitKey,
  name: limitNameOf(item, clock.limitKey),
  subjectKind: clock.subjectKind,
  departmentName: clock.departmentId === undefined ? null : (departmentNames.get(clock.departmentId) ?? null),
  state: clock.state,
  startedAt: instantOf(clock.startedAt),
  budget: clock.budget,
  unit: clock.unit,
  legalBasis: clock.legalBasis,
  dueAt: instantOf(clock.dueAt),
  yellowAt: instantOf(clock.yellowAt),
  redAt: instantOf(clock.redAt),
  stoppedAt: instantOrNull(clock.stoppedAt),
  light: lightOf(clock, now),
  remaining: remainingOf(calendar, clock, now),
  isProvisional: clock.isProvisional,
  turnedYellowAt: instantOrNull(clock.turnedYellowAt),
  turnedRedAt: instantOrNull(clock.turnedRedAt),
  suspensions: clock.suspensions.map(({ fromAt, untilAt, expectedUntil, basis }) => ({
    fromAt: instantOf(fromAt),
    untilAt: instantOrNull(untilAt),
    expectedUntil: expectedUntil ?? null,
    basis,
  })),
  extensions: clock.extensions.map(({ budget, basis, reason, grantedAt }) => ({
    budget,
    basis,
    reason,
    grantedAt: instantOf(grantedAt),
  })),
  explanation: explainClock(calendar, clock),
});
