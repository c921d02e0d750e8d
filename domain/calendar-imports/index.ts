import { bindNeeds, type Needs } from '../needs.ts';
import { applyImport, undoImport } from './apply-import.ts';
import { continueImport } from './continue-import.ts';
import { discardImport } from './discard-import.ts';
import { draftImport } from './draft-import.ts';
import { getImport, listImports } from './find-import.ts';
import { listCalendarMoves } from './list-calendar-moves.ts';
import { listImportMoves, previewImport } from './preview-import.ts';

export type { CalendarImport, ImportProgress, ImportState } from './calendar-import.ts';
export * from './calendar-import-errors.ts';
export type { CalendarMove } from './list-calendar-moves.ts';
export type { ClockMove } from './clock-move.ts';
export type { MoveCounts } from './move-tally.ts';
export type { ImportPreview } from './preview-import.ts';
export { applyImport, continueImport, discardImport, draftImport, getImport };
export { listCalendarMoves, listImportMoves, listImports, previewImport, undoImport };
export const createCalendarImports = (needs: Needs) =>
  bindNeeds(needs, {
    applyImport,
    continueImport,
    discardImport,
    draftImport,
    getImport,
    listCalendarMoves,
    listImportMoves,
    listImports,
    previewImport,
    undoImport,
  });
