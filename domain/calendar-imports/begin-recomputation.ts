import { writeAuditLine } from '../audit/index.ts';
import {
  buildCalendar,
  compareCalendars,
  listCalendarYears,
  publishYear,
  withYear,
  type CalendarYear,
} from '../calendar/index.ts';
import { CALENDAR_MISSING, countOpenClocks } from '../clocks/index.ts';
import { announce, resolveIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CalendarImport } from './calendar-import.ts';
import { calendarImportOpen } from './calendar-import-errors.ts';
import { hasOpenImport, updateImportBegun } from './calendar-import-store.ts';
import { resetSlices } from './import-slice-store.ts';

interface Recomputation {
  of: CalendarImport;
  state: 'applying' | 'undoing';
  content: CalendarYear | undefined;
}

/**
 * Publishes what is to stand from now on – every clock opened or moved after this transaction is reckoned by it – and lays out the
 * work on the clocks that were open before.
 */
export const beginRecomputation = async (
  needs: Needs,
  { of: { id, year }, state, content }: Recomputation,
  actor: Actor,
): Promise<void> => {
  if (await hasOpenImport(needs, id)) throw calendarImportOpen();
  const previous = await publishYear(needs, { year, content }, actor);
  const years = await listCalendarYears(needs);
  const before = buildCalendar(withYear(years, year, previous));
  const { span } = compareCalendars(before, buildCalendar(years), year);
  const total = span === undefined ? 0 : await countOpenClocks(needs, { ...span, after: '' });
  await updateImportBegun(needs, id, { state, previous, span, total }, actor);
  await resetSlices(needs, id, span !== undefined);
  if (content !== undefined) await resolveIncident(needs, { kind: CALENDAR_MISSING, subject: String(year) }, actor);
  const action = state === 'applying' ? 'apply-calendar-import' : 'undo-calendar-import';
  const details = { year, clocks: total };
  await writeAuditLine(needs, { action, subjectKind: 'calendar-import', subjectId: id, details }, actor);
  await announce(needs, 'calendar');
};
