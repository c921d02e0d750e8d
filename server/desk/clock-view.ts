import { DateTime } from 'luxon';
import { officeTime, type WorkingCalendar } from '../../domain/calendar/index.ts';
import {
  explainClock,
  reckonDates,
  lightOf,
  type LimitClock,
  remainingOf,
  suspensionBasisText,
} from '../../domain/clocks/index.ts';
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

/** A drawing of days is of use for some months; a longer limit is drawn without its days off. */
const MOST_DAYS = 200;

/** When a clock that stands still will be over if it goes on as told to the applicant, or today where that day has passed. */
const expectedDueAt = (clock: LimitClock, calendar: WorkingCalendar, now: DateTime): DateTime | undefined => {
  const open = clock.suspensions.find(({ untilAt }) => untilAt === undefined);
  if (clock.state !== 'suspended' || open === undefined) return undefined;
  const untilAt = DateTime.max(now, open.expectedUntil === undefined ? now : officeTime(open.expectedUntil));
  const suspensions = clock.suspensions.map((one) => (one === open ? { ...one, untilAt } : one));
  return reckonDates(calendar, { ...clock, suspensions }).dueAt;
};

/** Days of the limit that are not worked, from its start to whatever comes last: its due day, or today. */
const daysOff = (clock: LimitClock, calendar: WorkingCalendar, now: DateTime): string[] => {
  const last = DateTime.max(expectedDueAt(clock, calendar, now) ?? clock.dueAt, clock.stoppedAt ?? now);
  const [first, end] = [clock.startedAt.startOf('day'), last.startOf('day')];
  if (clock.unit !== 'working-day' || end.diff(first, 'days').days > MOST_DAYS) return [];
  const days: string[] = [];
  for (let day = first; day <= end; day = day.plus({ days: 1 })) days.push(day.toISODate() ?? '');
  return days.filter((day) => !calendar.isWorkingDay(day));
};

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
    basis: suspensionBasisText(basis),
  })),
  extensions: clock.extensions.map(({ budget, basis, reason, grantedAt }) => ({
    budget,
    basis,
    reason,
    grantedAt: instantOf(grantedAt),
  })),
  expectedDueAt: instantOrNull(expectedDueAt(clock, calendar, now)),
  daysOff: daysOff(clock, calendar, now),
  seenAt: instantOf(now),
  explanation: explainClock(calendar, clock),
});
