import { crc32, deflateRawSync } from 'node:zlib';
import type { Line } from './statement.ts';

let table: Map<string, number> | undefined;

/** Every two-byte character of GBK, read off the decoder. */
const gbkTable = (): Map<string, number> => {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && char !== '\uFFFD') table.set(char, (high << 8) | low);
    }
  return table;
};

const gbk = (text: string): Buffer =>
  Buffer.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : (gbkTable().get(char) ?? 0x3f);
      return code > 0xff ? [code >> 8, code & 0xff] : [code];
    }),
  );

const fields16 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.of(value & 0xff, value >> 8)));
const field32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A zip archive of these files, deflated. */
const zip = (files: { name: Buffer; bytes: Buffer }[]): Buffer => {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes);
    const sizes = Buffer.concat([field32(crc32(bytes)), field32(packed.length), field32(bytes.length)]);
    const head = Buffer.concat([fields16(20, 0, 8, 0, 0), sizes, fields16(name.length, 0)]);
    locals.push(Buffer.concat([Buffer.from('PK\x03\x04'), head, name, packed]));
    const place = Buffer.concat([fields16(0, 0, 0), field32(0), field32(offset)]);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), fields16(20), head, place, name]));
    offset += locals.at(-1)?.length ?? 0;
  }
  const central = Buffer.concat(centrals);
  const counts = fields16(0, 0, files.length, files.length);
  const end = Buffer.concat([Buffer.from('PK\x05\x06'), counts, field32(central.length), field32(offset), fields16(0)]);
  return Buffer.concat([...locals, central, end]);
};

const HEAD =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const timeOf = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

const row = ({ kind, order, refund, amountFen, at }: Line): string => {
  const amount = kind === 'refund' ? `-${yuan(amountFen)}` : yuan(amountFen);
  const numbers = [`${order.paymentId ?? ''}\t`, `${order.merchantOrderNo}\t`, kind === 'refund' ? '退款' : '交易'];
  const about = [
    order.subject.replaceAll(',', ' '),
    timeOf(order.createdAt),
    timeOf(at),
    '',
    '',
    '',
    '',
    'pay***@example.com',
  ];
  const none = ['0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00'];
  return [
    ...numbers,
    ...about,
    amount,
    amount,
    ...none,
    refund ? `${refund.merchantRefundNo}\t` : '',
    '0.00',
    '0.00',
    '',
  ].join(',');
};

/** The trade bill of a day as Alipay gives it: an archive in GBK with details and sums. */
export const alipayBill = (day: string, lines: readonly Line[], seller: string): Buffer => {
  const [payments, refunds] = (['payment', 'refund'] as const).map((kind) =>
    lines.filter((line) => line.kind === kind),
  );
  const total = (list: readonly Line[] = []): string => yuan(list.reduce((sum, { amountFen }) => sum + amountFen, 0));
  const text = [
    '#支付宝业务明细查询',
    `#账号：[${seller}0156]`,
    `#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    HEAD,
    ...lines.map(row),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${payments?.length ?? 0}笔，商家实收共${total(payments)}元，商家优惠共0.00元`,
    `#退款合计：${refunds?.length ?? 0}笔，商家实收退款共${total(refunds)}元，商家优惠退款共0.00元`,
  ];
  const name = (kind: string): Buffer => gbk(`${seller}0156_${day.replaceAll('-', '')}_${kind}.csv`);
  return zip([
    { name: name('业务明细'), bytes: gbk(text.map((line) => `${line}\r\n`).join('')) },
    { name: name('业务明细(汇总)'), bytes: gbk('#支付宝业务汇总查询\r\n') },
  ]);
};
