/** The payment platform as we need it. Amounts are fen, whole numbers; instants are ISO texts. Every call may be repeated with the same number. */
export interface PaymentGateway {
  /** Opens an order under our number, or answers the one that is there. */
  createOrder(order: NewGatewayOrder): Promise<GatewayOrder>;
  /** undefined: the platform knows no order with this number */
  findOrder(orderNo: string): Promise<GatewayOrder | undefined>;
  /** Closes an unpaid order. Answers the order as it is afterwards: `paid` when the payer was faster. */
  closeOrder(orderNo: string): Promise<GatewayOrder>;
  /** Gives money back under our refund number, or answers the refund that is there. */
  refund(refund: NewGatewayRefund): Promise<GatewayRefund>;
  findRefund(refundNo: string): Promise<GatewayRefund | undefined>;
}

export interface NewGatewayOrder {
  orderNo: string;
  amountFen: number;
  /** shown to the payer */
  subject: string;
  /** ISO instant after which nobody may pay */
  expiresAt: string;
}

export interface GatewayOrder {
  orderNo: string;
  gatewayOrderId: string;
  status: 'payable' | 'paid' | 'closed';
  amountFen: number;
  payUrl: string;
  /** set when paid */
  paymentId?: string | undefined;
  paidAt?: string | undefined;
}

export interface NewGatewayRefund {
  refundNo: string;
  orderNo: string;
  amountFen: number;
  reason: string;
}

export interface GatewayRefund {
  refundNo: string;
  gatewayRefundId: string;
  amountFen: number;
  refundedAt: string;
}
