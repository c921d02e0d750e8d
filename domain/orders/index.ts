import { bindNeeds, type Needs } from '../needs.ts';
import { closeOrder } from './close-order.ts';
import { escalateOrder } from './escalate-order.ts';
import { findOrder, getOrder, listDeductions, listOrdersOfCase } from './get-order.ts';
import { issueOrder } from './issue-order.ts';
import { getOrderEntry, listOrders } from './list-orders.ts';
import { listOverdue } from './list-overdue.ts';
import { listScores } from './list-scores.ts';
import { openOrder } from './open-order.ts';
import { returnReply } from './return-reply.ts';
import { settleExplanationLapse } from './settle-explanation-lapse.ts';

export type { Deduction, Order, OrderState, ScoreRule } from './order.ts';
export { EXPLANATION, ORDER_PROCESS, ORDER_STATE_NAMES, REPLY, SCORE_RULES } from './order.ts';
export * from './order-errors.ts';
export type { OrderEnd } from './close-order.ts';
export type { Penalty } from './deduct-score.ts';
export type { OrderEntry, OrderList } from './list-orders.ts';
export type { OrderFilter, OrderPosition, OrderStep } from './order-reader.ts';
export type { OverdueEntry, OverdueList } from './list-overdue.ts';
export type { OverdueFilter, OverduePosition } from './overdue-reader.ts';
export type { DepartmentScore, Period } from './score-reader.ts';
export { startOrderHandler } from './start-order.ts';
export { findOrder, openOrder };

export const createOrders = (needs: Needs) =>
  bindNeeds(needs, {
    closeOrder,
    escalateOrder,
    findOrder,
    getOrder,
    getOrderEntry,
    issueOrder,
    listDeductions,
    listOrders,
    listOrdersOfCase,
    listOverdue,
    listScores,
    openOrder,
    returnReply,
    settleExplanationLapse,
  });
