import type { StatementLine } from '../../domain/payments/index.ts';
import { fenOf } from '../yuan.ts';

/** Column by name: the order of columns is not promised. */
const rowReader = (head: string) => {
  const names = head
    .replace(/^\uFEFF/, '')
    .trim()
    .split(',');
  return (line: string): ((name: string) => string) => {
    // every field begins with a backtick, so that a comma inside one does not split it
    const fields = line.trim().replace(/^`/, '').split(',`');
    if (fields.length < names.length) throw new Error('a line of the statement is cut short');
    return (name) => fields[names.indexOf(name)] ?? '';
  };
};

const instantOf = (text: string): string => `${text.replace(' ', 'T')}+08:00`;

const lineOf = (field: (name: string) => string): StatementLine | undefined => {
  const base = { orderNo: field('商户订单号'), at: instantOf(field('交易时间')) };
  const [state, refundState] = [field('交易状态'), field('退款状态')];
  if (state === 'SUCCESS')
    return {
      kind: 'payment',
      ...base,
      gatewayNo: field('微信订单号'),
      amountFen: fenOf(field('订单金额')),
      isDone: true,
    };
  if (state !== 'REFUND' || refundState === 'FAIL') return undefined;
  const [refundNo, gatewayNo, amountFen] = [field('商户退款单号'), field('微信退款单号'), fenOf(field('申请退款金额'))];
  return { kind: 'refund', ...base, refundNo, gatewayNo, amountFen, isDone: refundState === 'SUCCESS' };
};

/** The trade bill of a day (bill_type ALL): a head, lines, and a head and a line of totals whose count must agree. */
export const readBill = (text: string): StatementLine[] => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [head = '', ...rest] = lines;
  const [totals = '', sums = ''] = rest.slice(-2);
  if (!totals.startsWith('总交易单数')) throw new Error('the statement is not whole');
  const rows = rest.slice(0, -2);
  if (Number(sums.replace(/^`/, '').split(',`')[0]) !== rows.length) throw new Error('the statement is not whole');
  const read = rowReader(head);
  return rows.map((row) => lineOf(read(row))).filter((line) => line !== undefined);
};
