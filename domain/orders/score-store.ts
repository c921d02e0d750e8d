import { randomUUID } from 'node:crypto';
import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Deduction, Order, ScoreRule } from './order.ts';

interface DeductionRow {
  id: string;
  order_id: string;
  department_id: string;
  rule: ScoreRule;
  points: number;
  at: Date;
}

/** false: points were deducted on this occasion before */
export const insertDeduction = async (
  { db, clock }: Needs,
  order: Pick<Order, 'id' | 'departmentId'>,
  one: { rule: ScoreRule; points: number; occasion: string },
): Promise<boolean> => {
  const rows = await db('score_deductions')
    .insert({
      id: randomUUID(),
      order_id: order.id,
      department_id: order.departmentId,
      ...one,
      at: clock.now().toJSDate(),
    })
    .onConflict(['order_id', 'occasion'])
    .ignore()
    .returning('id');
  return rows.length === 1;
};

export const selectDeductions = async ({ db }: Needs, orderId: string): Promise<Deduction[]> => {
  const rows: DeductionRow[] = await db('score_deductions').where({ order_id: orderId }).orderBy(['at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    departmentId: row.department_id,
    rule: row.rule,
    points: row.points,
    at: officeTime(row.at),
  }));
};
