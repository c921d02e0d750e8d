import type { DateTime } from 'luxon';
import type { Thresholds } from './thresholds.ts';

/** What a rule looks at: decisions after `from` up to and including `until`, by the office's calendar and hours. */
export interface Look {
  from: DateTime;
  until: DateTime;
  /** `yyyy-mm-dd`, from long before `from` up to `until` */
  workingDays: readonly string[];
  /** `HH:mm` */
  opensAt: string;
  closesAt: string;
  thresholds: Thresholds;
}
