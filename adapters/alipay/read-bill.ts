import type { StatementLine } from '../../domain/payments/index.ts';
import { fenOf } from '../yuan.ts';
import { readZip } from './read-zip.ts';

const gbk = new TextDecoder('gbk');

/** `2026-03-02 10:00:00` or `2026/3/2 10:00:00`, Beijing time. */
const instantOf = (text: string): string => {
  const [, year, month = '', day = '', time] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2}) (\d{2}:\d{2}:\d{2})$/.exec(text) ?? [];
  if (year === undefined) throw new Error('not a time');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time ?? ''}+08:00`;
};

const lineOf = (field: (name: string) => string): StatementLine => {
  const base = { orderNo: field('商户订单号'), amountFen: fenOf(field('订单金额（元）')), isDone: true };
  const at = instantOf(field('完成时间'));
  if (!field('业务类型').includes('退款')) return { kind: 'payment', ...base, gatewayNo: field('支付宝交易号'), at };
  // Alipay gives a refund no number of its own
  const refundNo = field('退款批次号/请求号');
  return { kind: 'refund', ...base, refundNo, gatewayNo: refundNo, at };
};

const countOf = (line: string | undefined): number => Number(/合计：(\d+)笔/.exec(line ?? '')?.[1] ?? Number.NaN);

/** 业务明细: comments begin with #, the head names the columns, the totals at the end must agree with the lines. */
export const readDetails = (text: string): StatementLine[] => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [head = '', ...rows] = lines.filter((line) => !line.startsWith('#'));
  const names = head.split(',').map((name) => name.trim());
  const read = rows.map((row) => {
    const fields = row.split(',').map((field) => field.trim());
    return lineOf((name) => fields[names.indexOf(name)] ?? '');
  });
  const [payments, refunds] = ['#交易合计', '#退款合计'].map((word) =>
    countOf(lines.find((line) => line.startsWith(word))),
  );
  const refunded = read.filter(({ kind }) => kind === 'refund').length;
  if (payments !== read.length - refunded || refunds !== refunded) throw new Error('the statement is not whole');
  return read;
};

/** The daily trade bill: an archive in GBK, with the details in one file and sums in another. */
export const readBill = (zip: Buffer): StatementLine[] => {
  const details = readZip(zip).filter(({ name }) => /业务明细(?!.*汇总)/.test(gbk.decode(name)));
  if (details.length === 0) throw new Error('an archive without details');
  return details.flatMap(({ bytes }) => readDetails(gbk.decode(bytes)));
};
