/**
 * The payment platform as we need it, whichever it is. Amounts are fen, whole numbers; instants are ISO texts. Every call may be
 * repeated with the same number.
 */
export interface PaymentGateway {
  /**
   * Opens an order under our number, or answers the one that is there. Where address and code to pay with go stale, a repetition
   * makes fresh ones.
   */
  createOrder(order: NewGatewayOrder): Promise<GatewayOrder>;
  /** undefined: the platform knows no order with this number (some know it only once the payer has looked at it) */
  findOrder(orderNo: string): Promise<GatewayOrder | undefined>;
  /**
   * Closes an unpaid order. Answers the order as it is afterwards: `paid` when the payer was faster. `unavailable` while it can still
   * be paid.
   */
  closeOrder(orderNo: string): Promise<GatewayOrder>;
  /** Gives money back under our refund number, or answers the refund that is there. Several refunds of one order are several numbers. */
  refund(refund: NewGatewayRefund): Promise<GatewayRefund>;
  findRefund(refund: { refundNo: string; orderNo: string }): Promise<GatewayRefund | undefined>;
  /** What the platform settled on that day (yyyy-mm-dd, Asia/Shanghai), whole; undefined: the statement is not made yet. */
  fetchStatement(day: string): Promise<readonly StatementLine[] | undefined>;
}

export interface NewGatewayOrder {
  orderNo: string;
  amountFen: number;
  /** shown to the payer */
  subject: string;
  /** ISO instant after which nobody may pay */
  expiresAt: string;
  /** address the payer comes from, where the platform binds the payment to it */
  payerIp?: string | undefined;
}

export interface GatewayOrder {
  orderNo: string;
  /** the platform's own number, where it has one before the payment */
  gatewayOrderId?: string | undefined;
  status: 'payable' | 'paid' | 'closed';
  amountFen: number;
  /** where the payer goes to pay; good until the order ends */
  payUrl: string;
  /** where the page at `payUrl` leads on to; the provider lets it go stale, so nobody is sent it */
  directUrl?: string | undefined;
  /** what the payer scans instead, on that page */
  qrCode?: string | undefined;
  /** set when paid */
  paymentId?: string | undefined;
  paidAt?: string | undefined;
}

export interface NewGatewayRefund {
  refundNo: string;
  orderNo: string;
  amountFen: number;
  /** all that was paid for the order */
  paidFen: number;
  reason: string;
}

export interface GatewayRefund {
  refundNo: string;
  gatewayRefundId: string;
  amountFen: number;
  /** processing: taken, told later · failed: the platform gave it up */
  status: 'processing' | 'refunded' | 'failed';
  /** processing, and it stays so until a person of ours finishes it on the provider's own pages */
  isStuck?: boolean | undefined;
  /** set when refunded */
  refundedAt?: string | undefined;
}

/** One line of a day's statement. */
export interface StatementLine {
  kind: 'payment' | 'refund';
  orderNo: string;
  /** set for a refund */
  refundNo?: string | undefined;
  /** the platform's own number of the payment or refund */
  gatewayNo: string;
  amountFen: number;
  /** false: a refund the platform is still at */
  isDone: boolean;
  /** ISO instant */
  at: string;
}
