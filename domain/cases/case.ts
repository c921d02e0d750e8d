import type { DateTime } from 'luxon';
import type { Applicant, Facts, Filing } from '../items/index.ts';

/** Where a case stands. The database allows only the moves of its table `case_state_moves`. */
export type CaseState =
  | 'submitted'
  | 'supplementing'
  | 'accepted'
  | 'granted'
  | 'completed'
  | 'delivered'
  | 'rejected'
  | 'lapsed'
  | 'refused'
  | 'payment-lapsed'
  | 'withdrawn';

export const CASE_STATE_NAMES: Readonly<Record<CaseState, string>> = {
  submitted: '已收件',
  supplementing: '待补正',
  accepted: '已受理',
  granted: '准予许可',
  completed: '已办结',
  delivered: '已送达',
  rejected: '不予受理',
  lapsed: '逾期未补正',
  refused: '不予许可',
  'payment-lapsed': '逾期未缴费',
  withdrawn: '已撤回',
};

export type Channel = 'api' | 'window';

/** A licence somebody asks to renew, by its identifier, and its last valid day (`yyyy-mm-dd`). */
export interface RenewedLicence {
  identifier: string;
  until: string;
}

/** One application under one item. */
export interface Case {
  caseNo: string;
  itemKey: string;
  /** the model version it keeps to */
  modelVersionId: string;
  /** undefined until the engine has started it */
  processInstanceId: string | undefined;
  state: CaseState;
  channel: Channel;
  /** API key or account that filed it; foreign clients get 404 */
  clientId: string;
  leadDepartmentId: string;
  applicant: Applicant;
  form: Record<string, unknown>;
  facts: Facts;
  delivery: Filing['delivery'];
  /** how often a supplement was asked for: 0 or 1 (行政许可法第三十二条: once) */
  supplementRound: number;
  isDeemedAccepted: boolean;
  /** the licence it asks to renew (行政许可法第五十条) */
  renews: RenewedLicence | undefined;
  /** nobody decided before that licence expired: renewed by silence */
  isDeemedRenewed: boolean;
  withdrawalRequestedAt: DateTime | undefined;
  /** identifier in the licence repository, once registered there; completion needs it */
  licenceIdentifier: string | undefined;
  receivedAt: DateTime;
  acceptedAt: DateTime | undefined;
  decidedAt: DateTime | undefined;
  closedAt: DateTime | undefined;
  version: number;
}

const WITHDRAWABLE: readonly CaseState[] = ['submitted', 'supplementing', 'accepted', 'granted'];

/** Until completion the applicant may withdraw. */
export const mayWithdraw = (state: CaseState): boolean => WITHDRAWABLE.includes(state);

/** 办件编号: implementation code, day, and a count of at least four digits. */
export const caseNumber = (implementationCode: string, day: string, count: number): string =>
  `${implementationCode}${day.replaceAll('-', '')}${String(count).padStart(4, '0')}`;
