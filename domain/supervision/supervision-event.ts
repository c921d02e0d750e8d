import type { DateTime } from 'luxon';
import type { Colour } from '../clocks/index.ts';

/** A run of a clock turned yellow, orange or red; written by the supervising process alone, once per run and colour. */
export interface SupervisionEvent {
  id: string;
  clockId: string;
  run: number;
  colour: Colour;
  caseNo: string | undefined;
  /** of the consultation or complaint whose reply the clock limits */
  inquiryNo: string | undefined;
  departmentName: string | undefined;
  limitKey: string;
  dueAt: DateTime;
  at: DateTime;
}
