import { writeAuditLine } from '../audit/index.ts';
import { calendarYearInvalid, checkYear, listCalendarYears, type CalendarYear } from '../calendar/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { calendarImportOpen, calendarUnchanged } from './calendar-import-errors.ts';
import { hasOpenImport, holdImports, insertImport } from './calendar-import-store.ts';

/** Takes in a year as a draft: it can be looked at, and changes nothing yet. One import at a time. */
export const draftImport = async (needs: Needs, input: CalendarYear, actor: Actor): Promise<string> => {
  await holdImports(needs);
  if (await hasOpenImport(needs)) throw calendarImportOpen();
  const published = await listCalendarYears(needs);
  const content = tidy(input);
  const faults = checkYear(input, published);
  if (faults.length > 0) throw calendarYearInvalid(faults);
  if (published.some((year) => JSON.stringify(tidy(year)) === JSON.stringify(content))) throw calendarUnchanged();
  const id = await insertImport(needs, content, actor);
  const details = { year: content.year, sourceDocument: content.sourceDocument, days: content.days.length };
  const line = { action: 'draft-calendar-import', subjectKind: 'calendar-import', subjectId: id, details };
  await writeAuditLine(needs, line, actor);
  return id;
};

const tidy = ({ year, sourceDocument, publishedOn, days }: CalendarYear): CalendarYear => ({
  year,
  sourceDocument: sourceDocument.trim(),
  publishedOn,
  days: days
    .map(({ day, kind, name }) => ({ day, kind, name: name.trim() }))
    .sort((one, other) => one.day.localeCompare(other.day)),
});
