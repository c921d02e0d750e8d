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
  dueAt: Date;
  createdAt: Date;
  paidAt: Date | undefined;
  closedAt: Date | undefined;
}

export interface Refund {
  refundNo: string;
  orderNo: string;
  amountFen: number;
  state: 'intended' | 'sent' | 'refunded';
  reason: string;
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

/** 1234 → 12.34 */
export const yuanText = (fen: number): string => (fen / 100).toFixed(2);
