import {
  buildCalendar,
  compareCalendars,
  listCalendarYears,
  withYear,
  type CalendarChange,
  type CalendarDay,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { previewClocks, type ClockChange, type NamedClock } from '../clocks/index.ts';
import type { Needs } from '../needs.ts';
import { calendarImportState } from './calendar-import-errors.ts';
import { describeMove, type ClockMove } from './clock-move.ts';
import { getImport } from './find-import.ts';
import { createTally, type MoveTally } from './move-tally.ts';

const BATCH = 2_000;

/** What applying a draft, or undoing an applied import, would do. Nothing is changed by looking. */
export interface ImportPreview extends MoveTally {
  /** days that change, in order */
  days: CalendarDay[];
}

interface Plan {
  calendar: WorkingCalendar;
  change: CalendarChange;
}

/** The calendar as it would be, and what that changes. */
const planImport = async (needs: Needs, importId: string): Promise<Plan> => {
  const { state, year, content, previous } = await getImport(needs, importId);
  if (state !== 'draft' && state !== 'applied') throw calendarImportState();
  const years = await listCalendarYears(needs);
  const calendar = buildCalendar(withYear(years, year, state === 'draft' ? content : previous));
  return { calendar, change: compareCalendars(buildCalendar(years), calendar, year) };
};

/** Totals over every open clock in the span of the change. */
export const previewImport = async (needs: Needs, importId: string): Promise<ImportPreview> => {
  const { calendar, change } = await planImport(needs, importId);
  const tally = createTally(needs.clock.now().toMillis());
  for await (const { visited, changes } of batches(needs, { calendar, change }, '', BATCH)) tally.add(visited, changes);
  return { days: change.days, ...tally.result() };
};

/** The clocks that would move or lose or get their provisional mark, by id, page by page. */
export const listImportMoves = async (
  needs: Needs,
  { importId, after, limit }: { importId: string; after: string; limit: number },
): Promise<{ moves: ClockMove[]; next: string | undefined }> => {
  const plan = await planImport(needs, importId);
  const found: ClockChange<NamedClock>[] = [];
  for await (const { changes } of batches(needs, plan, after, BATCH)) {
    found.push(...changes);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const next = found.length > limit ? page.at(-1)?.clock.id : undefined;
  return { moves: page.map((change) => describeMove(change, plan.change.days)), next };
};

async function* batches(
  needs: Needs,
  { calendar, change: { span } }: Plan,
  from: string,
  limit: number,
): AsyncGenerator<{ visited: number; changes: ClockChange<NamedClock>[] }> {
  if (span === undefined) return;
  for (let after: string | undefined = from; after !== undefined;) {
    const batch = await previewClocks(needs, { calendar, stretch: { ...span, after }, limit });
    yield batch;
    after = batch.next;
  }
}
