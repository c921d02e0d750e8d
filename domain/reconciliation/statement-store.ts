import type { Needs } from '../needs.ts';
import type { StatementLine } from '../payments/index.ts';

const CHUNK = 500;

/** Held until the transaction ends, so that two who reconcile at once do it one after the other. */
export const lockReconciliation = async ({ db }: Needs): Promise<void> => {
  await db.raw(`select pg_advisory_xact_lock(hashtext('reconcile-payments'))`);
};

/** The statement of a day takes the place of an earlier one of the same day. */
export const replaceStatement = async (
  { db, clock }: Needs,
  day: string,
  lines: readonly StatementLine[],
): Promise<void> => {
  const now = clock.now().toJSDate();
  await db('payment_statements')
    .insert({ day, fetched_at: now, first_fetched_at: now })
    .onConflict('day')
    .merge(['fetched_at']);
  await db('payment_statement_lines').where({ day }).delete();
  const rows = lines.map((line, index) => ({
    day,
    line: index,
    kind: line.kind,
    number: line.kind === 'refund' ? (line.refundNo ?? '') : line.orderNo,
    order_no: line.orderNo,
    gateway_no: line.gatewayNo,
    amount_fen: line.amountFen,
    is_done: line.isDone,
    at: new Date(line.at),
  }));
  for (let from = 0; from < rows.length; from += CHUNK)
    await db('payment_statement_lines').insert(rows.slice(from, from + CHUNK));
};

/** Days whose statement is here. */
export const selectStatementDays = async ({ db }: Needs): Promise<string[]> =>
  db('payment_statements').orderBy('day').pluck('day');

/** The first day we ordered anything; undefined: nothing was ever ordered. */
export const selectFirstOrderAt = async ({ db }: Needs): Promise<Date | undefined> => {
  const row = await db('payment_orders').min({ first: 'created_at' }).first();
  return (row?.['first'] as Date | null) ?? undefined;
};

/** Days since `from` that have open differences and whose statement was not fetched since `before`: it may have been put right. */
export const selectDoubtfulDays = async ({ db }: Needs, from: string, before: Date): Promise<string[]> =>
  db('payment_differences as d')
    .join('payment_statements as s', 's.day', 'd.day')
    .whereNull('d.resolved_at')
    .where('d.day', '>=', from)
    .where('s.fetched_at', '<=', before)
    .distinct('d.day')
    .orderBy('d.day')
    .pluck('d.day');
