import type { Actor } from '../../domain/needs.ts';
import type { TestDatabase } from './database.ts';
import { publishSuperviseOrder } from './road-occupation.ts';
import { openStaffedOffice, type StaffedOffice } from './staffed-office.ts';

export const ENGINE: Actor = { kind: 'engine', id: 'test' };

/** A staffed office whose supervisors ask departments about limits that ran out. */
export interface OrderOffice extends StaffedOffice {
  /** Opens a case and lets its acceptance limit run out; time stands at that instant. Answers case and order. */
  openOrder(): Promise<{ caseNo: string; orderId: string }>;
  /** The limit of this case turns red, as its supervising process says it. */
  turnRed(caseNo: string, limitKey: string): Promise<void>;
  /** Of all orders about this case. */
  orderIds(caseNo: string): Promise<string[]>;
}

export const openOrderOffice = async (database: TestDatabase): Promise<OrderOffice> => {
  const office = await openStaffedOffice(database);
  const { needs, db, clock } = database;
  await publishSuperviseOrder(needs);
  await db('departments').insert({ id: 'supervision-office', name: '行政审批监督科', position: 4 });
  const account = { login_name: 'supervisor', display_name: '吴峥', password_hash: 'none', created_at: new Date(0) };
  await db('accounts').insert({ id: 'supervisor', department_id: 'supervision-office', ...account });
  await db('account_roles').insert({ account_id: 'supervisor', role: 'supervisor' });

  const turnRed = async (caseNo: string, limitKey: string): Promise<void> => {
    const found = (await office.domain.clocks.listClocks(caseNo)).find((one) => one.limitKey === limitKey);
    if (found === undefined) throw new Error(`${caseNo} has no limit ${limitKey}`);
    clock.set(found.redAt.toISO({ includeOffset: false }) ?? '');
    await office.domain.supervision.turnLight({ clockId: found.id, run: found.run, colour: 'red' }, ENGINE);
  };
  const orderIds = async (caseNo: string): Promise<string[]> =>
    (await office.domain.orders.listOrdersOfCase(caseNo)).map(({ id }) => id);
  return {
    ...office,
    turnRed,
    orderIds,
    openOrder: async () => {
      const { caseNo } = await office.openCase();
      await turnRed(caseNo, 'acceptance');
      const [orderId] = await orderIds(caseNo);
      if (orderId === undefined) throw new Error(`no order about ${caseNo}`);
      return { caseNo, orderId };
    },
  };
};
