import type { Needs } from '../needs.ts';
import type { MovementKind, Ours, Pair, Theirs } from './difference.ts';

interface LineRow {
  day: string;
  kind: MovementKind;
  number: string;
  order_no: string;
  gateway_no: string;
  amount_fen: number;
  is_done: boolean;
}

interface OursRow {
  kind: MovementKind;
  number: string;
  order_no: string;
  case_no: string;
  amount_fen: number;
  state: string;
  gateway_no: string | null;
  settled_at: Date | null;
}

const toTheirs = (row: LineRow): Theirs => ({
  day: row.day,
  kind: row.kind,
  number: row.number,
  orderNo: row.order_no,
  gatewayNo: row.gateway_no,
  amountFen: row.amount_fen,
  isDone: row.is_done,
});

const toOurs = (row: OursRow): Ours => ({
  orderNo: row.order_no,
  caseNo: row.case_no,
  amountFen: row.amount_fen,
  state: row.state,
  gatewayNo: row.gateway_no ?? undefined,
  settledAt: row.settled_at ?? undefined,
});

/** Numbers to look at, by kind. */
export type Numbers = Readonly<Record<MovementKind, readonly string[]>>;

const selectOurs = async ({ db }: Needs, numbers: Numbers): Promise<OursRow[]> => {
  const { rows } = await db.raw<{ rows: OursRow[] }>(
    `select 'payment' as kind, order_no as number, order_no, case_no, amount_fen, state,
            gateway_payment_id as gateway_no, paid_at as settled_at
       from payment_orders where order_no = any(?)
     union all
     select 'refund', r.refund_no, r.order_no, o.case_no, r.amount_fen, r.state, r.gateway_refund_id, r.refunded_at
       from refunds r join payment_orders o on o.order_no = r.order_no where r.refund_no = any(?)`,
    [[...numbers.payment], [...numbers.refund]],
  );
  return rows;
};

/** Both sides of these numbers, whatever the day. */
export const selectPairs = async (needs: Needs, numbers: Numbers): Promise<Pair[]> => {
  const lines: LineRow[] = await needs
    .db('payment_statement_lines')
    .where((query) => void query.where({ kind: 'payment' }).whereIn('number', numbers.payment))
    .orWhere((query) => void query.where({ kind: 'refund' }).whereIn('number', numbers.refund))
    .orderBy(['day', 'line']);
  const theirs = new Map<string, Theirs[]>();
  for (const line of lines.map(toTheirs)) {
    const key = `${line.kind}:${line.number}`;
    theirs.set(key, [...(theirs.get(key) ?? []), line]);
  }
  const ours = new Map((await selectOurs(needs, numbers)).map((row) => [`${row.kind}:${row.number}`, toOurs(row)]));
  const kinds: MovementKind[] = ['payment', 'refund'];
  return kinds.flatMap((kind) =>
    [...new Set(numbers[kind])].map((number) => {
      const key = `${kind}:${number}`;
      return { kind, number, theirs: theirs.get(key) ?? [], ours: ours.get(key) };
    }),
  );
};

/** Numbers on the statement of this day, and numbers whose money moved by our books between two instants. */
export const selectNumbers = async (
  { db }: Needs,
  { day, from, to }: { day: string; from: Date; to: Date },
): Promise<Numbers> => {
  const numbersOf = async (kind: MovementKind): Promise<string[]> =>
    db('payment_statement_lines').where({ day, kind }).pluck('number');
  const paid: string[] = await db('payment_orders').whereBetween('paid_at', [from, to]).pluck('order_no');
  const refunded: string[] = await db('refunds').whereBetween('refunded_at', [from, to]).pluck('refund_no');
  return {
    payment: [...(await numbersOf('payment')), ...paid],
    refund: [...(await numbersOf('refund')), ...refunded],
  };
};

/**
 * Numbers whose money moved by our books since `from` and that no statement we hold lists: also what was booked only after its day had
 * been reconciled.
 */
export const selectUnlisted = async ({ db }: Needs, from: Date): Promise<Numbers> => {
  const isListed = (kind: MovementKind, number: string) =>
    db('payment_statement_lines as l').where('l.kind', kind).whereRaw('l.number = ??', [number]).select(db.raw('1'));
  return {
    payment: await db('payment_orders as o')
      .where('o.paid_at', '>=', from)
      .whereNotExists(isListed('payment', 'o.order_no'))
      .pluck('o.order_no'),
    refund: await db('refunds as r')
      .where('r.refunded_at', '>=', from)
      .whereNotExists(isListed('refund', 'r.refund_no'))
      .pluck('r.refund_no'),
  };
};

/** Movements on this day's statement that are done there and not in our books: we may only not have heard of them. */
export const selectUnheard = async ({ db }: Needs, day: string): Promise<{ orders: string[]; refunds: string[] }> => ({
  orders: await db('payment_statement_lines as l')
    .join('payment_orders as o', 'o.order_no', 'l.number')
    .where({ 'l.day': day, 'l.kind': 'payment', 'l.is_done': true })
    .whereNull('o.paid_at')
    .distinct('l.number')
    .pluck('l.number'),
  refunds: await db('payment_statement_lines as l')
    .join('refunds as r', 'r.refund_no', 'l.number')
    .where({ 'l.day': day, 'l.kind': 'refund', 'l.is_done': true })
    .whereNull('r.refunded_at')
    .distinct('l.number')
    .pluck('l.number'),
});
