import type { DateTime } from 'luxon';

/**
 * explaining: the department is asked why (督办 has not begun); issued: numbered, an answer is due; excused: the reasons hold, there is
 * no order; closed: answered to the supervisors' satisfaction.
 */
export type OrderState = 'explaining' | 'issued' | 'excused' | 'closed';

export const ORDER_STATE_NAMES: Readonly<Record<OrderState, string>> = {
  explaining: '待说明',
  issued: '督办中',
  excused: '说明成立',
  closed: '已办结',
};

/** 挂号督办: what became of a limit of a department that ran out. One per clock, whatever its later runs do. */
export interface Order {
  id: string;
  clockId: string;
  limitKey: string;
  caseNo: string | undefined;
  departmentId: string;
  /** the version of the standing process it keeps to */
  modelVersionId: string;
  state: OrderState;
  /** 督办编号, once it is issued */
  number: string | undefined;
  /** 0 until it is issued, then 1; 2 once it was escalated */
  level: number;
  /** how often an answer was asked for */
  round: number;
  /** when the limit ran out */
  dueAt: DateTime;
  openedAt: DateTime;
  issuedAt: DateTime | undefined;
  escalatedAt: DateTime | undefined;
  closedAt: DateTime | undefined;
}

/** `督办〔2026〕第0001号` */
export const orderNumber = (year: number, count: number): string =>
  `督办〔${year}〕第${String(count).padStart(4, '0')}号`;

/** What a department lost points for. The diagram names the rule and the points of each step. */
export const SCORE_RULES = {
  unexplained: '逾期未说明超期原因',
  unjustified: '超期理由不成立',
  'reply-overdue': '逾期未答复督办',
} as const;
export type ScoreRule = keyof typeof SCORE_RULES;

export interface Deduction {
  id: string;
  orderId: string;
  departmentId: string;
  rule: ScoreRule;
  points: number;
  at: DateTime;
}

/** Keys of the office's limits. */
export const EXPLANATION = 'order-explanation';
export const REPLY = 'order-reply';

/** Process key of the model an order goes through. */
export const ORDER_PROCESS = 'supervise-order';
