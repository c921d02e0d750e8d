import type { Line } from './statement.ts';

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUM_HEAD = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const timeOf = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const row = (fields: (string | number)[]): string => fields.map((field) => `\`${field}`).join(',');

const lineOf = ({ kind, order, refund, amountFen, at }: Line, appId: string, merchant: string): string => {
  const isRefund = kind === 'refund';
  const paid = isRefund ? '0.00' : yuan(amountFen);
  const back = isRefund ? yuan(amountFen) : '0.00';
  const state = refund ? (refund.status === 'refunded' ? 'SUCCESS' : 'PROCESSING') : '';
  return row([
    ...[timeOf(at), appId, merchant, '0', '', order.paymentId ?? '', order.merchantOrderNo, 'oPayer', 'NATIVE'],
    ...[isRefund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', paid, '0.00'],
    ...[
      refund?.gatewayRefundId ?? '0',
      refund?.merchantRefundNo ?? '0',
      back,
      '0.00',
      isRefund ? 'ORIGINAL' : '',
      state,
    ],
    ...[order.subject, '', '0.00000', '0.00%', paid, back, ''],
  ]);
};

/** The trade bill (ALL) of a day, as WeChat Pay writes it. */
export const wechatBill = (lines: readonly Line[], appId: string, merchant: string): string => {
  const sum = (kind: Line['kind']): string =>
    yuan(lines.filter((line) => line.kind === kind).reduce((total, { amountFen }) => total + amountFen, 0));
  const sums = row([lines.length, sum('payment'), sum('refund'), '0.00', '0.00', sum('payment'), sum('refund')]);
  const rows = lines.map((line) => lineOf(line, appId, merchant));
  return [HEAD, ...rows, SUM_HEAD, sums].map((line) => `${line}\r\n`).join('');
};
