import type { Actor, Needs } from '../needs.ts';
import { beginRecomputation } from './begin-recomputation.ts';
import * as errors from './calendar-import-errors.ts';
import { holdImports, lockImport, selectAppliedImportId } from './calendar-import-store.ts';

/** Publishes the year of a draft; the open clocks follow batch by batch (`continueImport`). */
export const applyImport = async (needs: Needs, { importId }: { importId: string }, actor: Actor): Promise<void> => {
  await holdImports(needs);
  const draft = await lockImport(needs, importId);
  if (draft === undefined) throw errors.calendarImportNotFound();
  if (draft.state !== 'draft') throw errors.calendarImportState();
  await beginRecomputation(needs, { of: draft, state: 'applying', content: draft.content }, actor);
};

/** Puts back what stood there before an import, and the clocks with it. Only the last import of a year can be taken back. */
export const undoImport = async (needs: Needs, { importId }: { importId: string }, actor: Actor): Promise<void> => {
  await holdImports(needs);
  const applied = await lockImport(needs, importId);
  if (applied === undefined) throw errors.calendarImportNotFound();
  if (applied.state !== 'applied') throw errors.calendarImportState();
  if ((await selectAppliedImportId(needs, applied.year)) !== importId) throw errors.calendarImportSuperseded();
  await beginRecomputation(needs, { of: applied, state: 'undoing', content: applied.previous }, actor);
};
