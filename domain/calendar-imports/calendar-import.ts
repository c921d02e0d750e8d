import type { DateTime } from 'luxon';
import type { CalendarYear } from '../calendar/index.ts';

/**
 * draft → applying → applied → undoing → undone. Publishing and taking back are one step each; while the open clocks are reckoned
 * anew, batch by batch, the import is `applying` or `undoing`.
 */
export type ImportState = 'draft' | 'discarded' | 'applying' | 'applied' | 'undoing' | 'undone';

/** Somebody at some time; `by` is `account:<id>`, `api-key:<id>` … */
export interface Act {
  at: DateTime;
  by: string;
}

/** A year brought in by somebody, with what stood there before it was applied. */
export interface CalendarImport {
  id: string;
  year: number;
  content: CalendarYear;
  /** kept for undo; undefined before it is applied, and where the year had no calendar */
  previous: CalendarYear | undefined;
  state: ImportState;
  /** clocks that reach into these days are reckoned anew; undefined: none can move */
  span: { firstDay: string; lastDay: string } | undefined;
  drafted: Act;
  applied: Act | undefined;
  undone: Act | undefined;
  finishedAt: DateTime | undefined;
  progress: ImportProgress;
}

/** Of the recomputation that runs, or ran last. */
export interface ImportProgress {
  /** open clocks in the span when it began */
  total: number;
  visited: number;
  moved: number;
}

/** Where a recomputation is cut, by the first character of clock ids: random hexadecimal numbers. */
export const SLICE_BOUNDS = ['', ...'123456789abcdef'] as const;

/** A part of the open clocks whose turn comes batch by batch. */
export interface ImportSlice {
  importId: string;
  slice: number;
  after: string;
  until: string | undefined;
  isRead: boolean;
  postponed: string[];
}
