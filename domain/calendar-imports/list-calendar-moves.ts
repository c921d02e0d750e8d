import type { DateTime } from 'luxon';
import { listAuditTimes } from '../audit/index.ts';
import {
  buildCalendar,
  listCalendarYears,
  withYear,
  type CalendarYear,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { listClocks, reckonDates, type ClockLedger, type LimitClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import type { CalendarImport } from './calendar-import.ts';
import { selectImportsSince } from './calendar-import-store.ts';

/** A limit of a case that ended on another day once a year's working days were published, or were taken back. */
export interface CalendarMove {
  /** of the import, of which this is the applying or the undoing */
  importId: string;
  clockId: string;
  limitKey: string;
  at: DateTime;
  /** `account:<id>`, `api-key:<id>` … */
  by: string;
  year: number;
  sourceDocument: string;
  isUndone: boolean;
  from: DateTime;
  to: DateTime;
}

interface Step extends Omit<CalendarMove, 'clockId' | 'limitKey' | 'from' | 'to'> {
  before: CalendarYear | undefined;
}

interface Turn extends Step {
  former: WorkingCalendar;
  next: WorkingCalendar;
}

/**
 * What calendars did to the limits of a case opened at `since`, oldest first. Nothing is kept of each clock when a million are reckoned
 * anew: dates follow from what is recorded – imports, ledgers, when a clock was opened – and are reckoned here as they were then.
 */
export const listCalendarMoves = async (
  needs: Needs,
  { caseNo, since }: { caseNo: string; since: DateTime },
): Promise<CalendarMove[]> => {
  const imports = await selectImportsSince(needs, since);
  if (imports.length === 0) return [];
  const turns = turnsOf(imports.flatMap(stepsOf), await listCalendarYears(needs));
  const clocks = (await listClocks(needs, caseNo)).filter(({ unit }) => unit !== 'hour');
  const of = { action: 'open-clock', subjectKind: 'clock', subjectIds: clocks.map(({ id }) => id) };
  const openedAt = await listAuditTimes(needs, of);
  return turns.flatMap((turn) => clocks.flatMap((clock) => moveOf(clock, openedAt.get(clock.id), turn) ?? []));
};

/** An import was applied, and perhaps undone. */
const stepsOf = ({ id, year, content, previous, applied, undone }: CalendarImport): Step[] => {
  const { sourceDocument } = content;
  const step = { importId: id, year, sourceDocument };
  return [
    ...(applied === undefined ? [] : [{ ...step, ...applied, isUndone: false, before: previous }]),
    ...(undone === undefined ? [] : [{ ...step, ...undone, isUndone: true, before: content }]),
  ];
};

/** From the calendar of now back, step by step, what stood before each and after it. */
const turnsOf = (steps: readonly Step[], now: readonly CalendarYear[]): Turn[] => {
  const turns: Turn[] = [];
  let after = now;
  for (const step of steps.toSorted((one, other) => other.at.toMillis() - one.at.toMillis())) {
    const before = withYear(after, step.year, step.before);
    turns.unshift({ ...step, former: buildCalendar(before), next: buildCalendar(after) });
    after = before;
  }
  return turns;
};

/** The ledger as it was: suspensions and extensions of later days were not there yet. */
const ledgerAt = (clock: LimitClock, at: DateTime): ClockLedger => ({
  ...clock,
  extensions: clock.extensions.filter(({ grantedAt }) => grantedAt < at),
  suspensions: clock.suspensions
    .filter(({ fromAt }) => fromAt < at)
    .map((one) => (one.untilAt !== undefined && one.untilAt > at ? { ...one, untilAt: undefined } : one)),
});

const moveOf = (clock: LimitClock, openedAt: DateTime | undefined, turn: Turn): CalendarMove | undefined => {
  const { at, former, next, importId, by, year, sourceDocument, isUndone } = turn;
  const wasOpen = openedAt !== undefined && openedAt < at && (clock.stoppedAt === undefined || clock.stoppedAt > at);
  if (!wasOpen) return undefined;
  const ledger = ledgerAt(clock, at);
  const [from, to] = [reckonDates(former, ledger).dueAt, reckonDates(next, ledger).dueAt];
  if (from.toMillis() === to.toMillis()) return undefined;
  return { importId, clockId: clock.id, limitKey: clock.limitKey, at, by, year, sourceDocument, isUndone, from, to };
};
