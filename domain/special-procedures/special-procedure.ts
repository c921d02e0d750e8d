import type { DateTime } from 'luxon';
import { isSuspensionBasis, type LimitClock } from '../clocks/index.ts';
import type { Item } from '../items/index.ts';

/**
 * Something a case needs that its authority cannot hurry: a hearing, a test, a review by experts (特别程序). Where law lets the limits
 * stand still for it (行政许可法第四十五条) it holds the clocks of the case; a site inspection does not.
 */
export interface SpecialProcedure {
  id: string;
  caseNo: string;
  /** which one of the case, from 1 */
  seq: number;
  /** code of 第四十五条, or key in `item.json` */
  basis: string;
  name: string;
  law: string | undefined;
  reason: string;
  stopsClock: boolean;
  /** the limits of the case stand still for this one now; one at a time */
  holdsClocks: boolean;
  /** working days, as told to the applicant */
  expectedDays: number;
  /** `yyyy-mm-dd`: the day on which the limits are expected to run again */
  expectedUntil: string;
  beganAt: DateTime;
  endedAt: DateTime | undefined;
  /** the step of the model that is the procedure; undefined: begun at the desk */
  taskId: string | undefined;
  /** account; undefined: as the published process has it */
  approverId: string | undefined;
  /** the written notice (第四十五条), where limits stood still */
  noticeId: string | undefined;
  /** ended without a result: the case was withdrawn or went another way */
  isCancelled: boolean;
  result: string | undefined;
  opinion: string | undefined;
}

export const isUnderWay = ({ endedAt }: Pick<SpecialProcedure, 'endedAt'>): boolean => endedAt === undefined;

/** As it stands in the ledger of a clock: the code of 第四十五条, else the law the item names: `《某条例》第九条：公示`. */
export const ledgerBasis = ({ basis, law, name }: Pick<SpecialProcedure, 'basis' | 'law' | 'name'>): string =>
  isSuspensionBasis(basis) || law === undefined ? basis : `${law}：${name}`;

/** Limits of the case itself that the item lets stand still; a step's own limit never does. */
export const isSuspendable = (item: Item, clock: Pick<LimitClock, 'subjectKind' | 'limitKey'>): boolean =>
  clock.subjectKind === 'case' && item.limits[clock.limitKey.split('#')[0] ?? '']?.mayBeSuspended === true;
