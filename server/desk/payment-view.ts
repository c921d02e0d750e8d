import type { Item } from '../../domain/items/index.ts';
import {
  PAYMENT_STATE_NAMES,
  type PaymentOfCase,
  type Refund,
  REFUND_STATE_NAMES,
  refundGroundName,
  refundGrounds,
} from '../../domain/payments/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { PeopleNames } from '../people-names.ts';
import type { PaymentView, RefundView } from './case-schemas.ts';

const viewRefund = (refund: Refund, item: Item, names: PeopleNames): RefundView => ({
  refundNo: refund.refundNo,
  amountFen: refund.amountFen,
  state: refund.state,
  stateName: REFUND_STATE_NAMES[refund.state],
  groundName: refundGroundName(item.fee, refund.ground),
  reason: refund.reason,
  decidedBy: refund.decidedBy === undefined ? null : (names.get(refund.decidedBy) ?? '工作人员'),
  plannedAt: instantOf(refund.createdAt),
  refundedAt: instantOrNull(refund.refundedAt),
});

/** The fee of a case, with what was given back of it. */
export const viewPayment = (order: PaymentOfCase, item: Item, names: PeopleNames): PaymentView => ({
  orderNo: order.orderNo,
  amountFen: order.amountFen,
  state: order.state,
  stateName: PAYMENT_STATE_NAMES[order.state],
  payUrl: order.state === 'payable' ? (order.payUrl ?? null) : null,
  dueAt: instantOf(order.dueAt),
  paidAt: instantOrNull(order.paidAt),
  refunds: order.refunds.map((refund) => viewRefund(refund, item, names)),
  refundableFen: order.refundableFen,
  leadDepartmentId: item.departments.lead,
  refundGrounds: refundGrounds(item.fee).map(({ key, name, legalBasis }) => ({
    key,
    name,
    legalBasis: legalBasis ?? null,
  })),
});
