import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { calendarImportNotFound, calendarImportState } from './calendar-import-errors.ts';
import { lockImport, updateImportDiscarded } from './calendar-import-store.ts';

/** Gives up a draft; another year may be brought in. */
export const discardImport = async (needs: Needs, { importId }: { importId: string }, actor: Actor): Promise<void> => {
  const draft = await lockImport(needs, importId);
  if (draft === undefined) throw calendarImportNotFound();
  if (draft.state !== 'draft') throw calendarImportState();
  await updateImportDiscarded(needs, importId);
  const line = { action: 'discard-calendar-import', subjectKind: 'calendar-import', subjectId: importId };
  await writeAuditLine(needs, line, actor);
};
