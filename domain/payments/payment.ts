export type PaymentState = 'intended' | 'payable' | 'paid' | 'closed' | 'refunding' | 'refunded';

/** One order at the payment platform, as we hold it. */
export interface PaymentOrder {
  /** our number, the same for ever */
  orderNo: string;
  caseNo: string;
  seq: number;
  amountFen: number;
  state: PaymentState;
  gatewayOrderId: string | undefined;
  payUrl: string | undefined;
  gatewayPaymentId: string | undefined;
  /** what the payer scans, where the platform wants that */
  qrCode: string | undefined;
  /** when address and code to pay with were last asked for; platforms let them go stale */
  payLinkAt: Date | undefined;
  dueAt: Date;
  createdAt: Date;
  paidAt: Date | undefined;
  closedAt: Date | undefined;
}

/** intended: to be sent · sent: the platform is at it · failed: the platform gave up, a person must look */
export type RefundState = 'intended' | 'sent' | 'refunded' | 'failed';

/** Why money goes back: `withdrawn` and `late` by themselves, the others decided by a person. */
export type RefundGround = 'withdrawn' | 'late' | string;

/** One amount given back, of one order; an order may have several. */
export interface Refund {
  refundNo: string;
  orderNo: string;
  /** counted per case from 0 */
  seq: number;
  amountFen: number;
  state: RefundState;
  ground: RefundGround;
  reason: string;
  /** account that decided it; undefined when it follows from a withdrawal or a late payment */
  decidedBy: string | undefined;
  createdAt: Date;
  refundedAt: Date | undefined;
}

/** 中文状态名 */
export const PAYMENT_STATE_NAMES: Readonly<Record<PaymentState, string>> = {
  intended: '下单中',
  payable: '待缴费',
  paid: '已缴费',
  closed: '已关闭',
  refunding: '退款中',
  refunded: '已退款',
};

/** 中文状态名 */
export const REFUND_STATE_NAMES: Readonly<Record<RefundState, string>> = {
  intended: '待退款',
  sent: '退款处理中',
  refunded: '已退款',
  failed: '退款失败',
};

/** Where an order may go. It never goes back: money that came in stays in until it is refunded. */
const NEXT: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  intended: ['payable', 'paid', 'closed'],
  payable: ['paid', 'closed'],
  paid: ['refunding'],
  // money that arrives after we closed goes straight back
  closed: ['refunding'],
  refunding: ['refunded'],
  refunded: [],
};

export const mayMove = (from: PaymentState, to: PaymentState): boolean => NEXT[from].includes(to);

/** Money is here that may be given back: also after a part of it was. */
export const isRefundable = (state: PaymentState): boolean => ['paid', 'refunding'].includes(state);

/** All that was given back or is on its way back. A failed refund gave nothing. */
export const givenBackFen = (refunds: readonly Refund[]): number =>
  refunds.filter(({ state }) => state !== 'failed').reduce((sum, { amountFen }) => sum + amountFen, 0);

/** What may still be given back: nothing, too, where one that had failed went through after all and doubled another. */
export const refundableFen = ({ amountFen }: Pick<PaymentOrder, 'amountFen'>, refunds: readonly Refund[]): number =>
  Math.max(0, amountFen - givenBackFen(refunds));

/** 1234 → 12.34, without a detour over fractions */
export const yuanText = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
