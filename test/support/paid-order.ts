import { createPayments, type createPaymentsEffects, type PaymentOfCase } from '../../domain/payments/index.ts';
import { grantSampleCase, SYSTEM } from './office.ts';
import type { OutsideRig } from './outside-rig.ts';

/** A granted case whose fee was paid on the platform, and whose order we know to be paid. */
export const payForCase = async (
  { database, simulator }: OutsideRig,
  effects: ReturnType<typeof createPaymentsEffects>,
): Promise<{ caseNo: string; orderNo: string }> => {
  database.clock.set('2026-03-02T09:00:00');
  const { caseNo } = await database.transact((inside) => grantSampleCase(inside));
  const { orderNo } = await effects.requestPayment({ caseNo }, SYSTEM);
  await simulator.press(`/actions/orders/${orderNo}/pay`);
  database.clock.advance({ minutes: 3 });
  await effects.queryUnpaidOrders({ limit: 1000 }, SYSTEM);
  return { caseNo, orderNo };
};

export const paymentOf = async ({ database }: OutsideRig, caseNo: string): Promise<PaymentOfCase> => {
  const found = await database.transact((inside) => createPayments(inside).findPayment(caseNo));
  if (!found) throw new Error('there is no order');
  return found;
};

/** What the platform's own book says it gave back of this order, in fen. */
export const moneyBackOf = async ({ simulator }: OutsideRig, orderNo: string): Promise<number[]> => {
  const entries = await simulator.ledger('order-refunded');
  const own = entries.filter((entry) => entry['merchantOrderNo'] === orderNo);
  return own.map((entry) => (entry['refund'] as { amountFen: number }).amountFen);
};

/** Kinds of the open incidents of a case, in the order they were opened. */
export const openIncidentsOf = ({ database }: OutsideRig, caseNo: string): Promise<string[]> =>
  database.db('incidents').where({ case_no: caseNo, state: 'open' }).orderBy('number').pluck('kind');
