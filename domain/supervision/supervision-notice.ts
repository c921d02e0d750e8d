import type { DateTime } from 'luxon';
import type { Light } from '../clocks/index.ts';

/** A step of a supervising process that tells somebody; `step` is its id in the model, so the model may have several. */
export interface SupervisionStep {
  clockId: string;
  run: number;
  step: string;
}

/** Who is told: the head of the responsible department by SMS, or the supervisors on their board. */
export type NoticeKind = 'department-head' | 'supervisors';

/** Somebody was told of a limit; written once per run and step. */
export interface SupervisionNotice {
  id: string;
  clockId: string;
  run: number;
  step: string;
  kind: NoticeKind;
  /** of the clock at that moment */
  light: Light;
  caseNo: string | undefined;
  /** of the consultation or complaint whose reply the clock limits */
  inquiryNo: string | undefined;
  departmentName: string | undefined;
  limitKey: string;
  dueAt: DateTime;
  /** how many were told */
  recipients: number;
  at: DateTime;
  /** a supervisor has taken note */
  acknowledgedAt: DateTime | undefined;
}
