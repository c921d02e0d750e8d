import type { Needs } from '../needs.ts';
import type { CalendarImport } from './calendar-import.ts';
import { calendarImportNotFound } from './calendar-import-errors.ts';
import { selectImport, selectImports } from './calendar-import-store.ts';

export const getImport = async (needs: Needs, importId: string): Promise<CalendarImport> => {
  const found = await selectImport(needs, importId);
  if (found === undefined) throw calendarImportNotFound();
  return found;
};

/** Newest first. */
export const listImports = (needs: Needs, limit: number): Promise<CalendarImport[]> => selectImports(needs, limit);
