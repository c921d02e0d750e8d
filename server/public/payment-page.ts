import QRCode from 'qrcode';
import { type PayableOrder, PAYMENT_STATE_NAMES, yuanText } from '../../domain/payments/index.ts';
import { instantOf } from '../instants.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const STYLE = `
  body { margin: 0; font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; background: #f2f5f8; color: #1b2733 }
  main { max-width: 420px; margin: 0 auto; padding: 28px 16px } h1 { font-size: 18px; font-weight: 600; margin: 0 0 14px }
  .card { background: #fff; border: 1px solid #d9e0e8; border-radius: 8px; padding: 22px; text-align: center }
  .amount { font-size: 36px; font-weight: 600; margin: 6px 0 } .quiet { color: #51606f; font-size: 13px; line-height: 1.7; overflow-wrap: anywhere }
  .state { display: inline-block; border-radius: 4px; background: #e8f0f8; color: #133a68; padding: 2px 12px; font-weight: 500 }
  svg { width: 220px; height: 220px; margin: 12px 0 4px } a.go { display: block; margin: 18px 0 6px; border-radius: 6px; background: #1a4f8b; color: #fff; padding: 11px; text-decoration: none; font-weight: 500 }`;

const wrap = (body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>缴费</title><style>${STYLE}</style></head><body><main><h1>行政审批缴费</h1>${body}</main></body></html>`;

const waysToPay = async ({ qrCode, payUrl, directUrl }: PayableOrder, self: string): Promise<string> => {
  if (qrCode !== undefined)
    return `${await QRCode.toString(qrCode, { type: 'svg', margin: 1 })}<p class="quiet">请用手机扫码缴费，缴清后刷新本页</p>`;
  const elsewhere = directUrl ?? (payUrl?.startsWith(self) ? undefined : payUrl);
  return elsewhere !== undefined
    ? `<a class="go" href="${escapeHtml(elsewhere)}">前往缴费</a>`
    : '<p class="quiet">请稍后刷新本页</p>';
};

/** The page a payer scans a code on, or goes on from; it names no person. */
export const paymentPage = async (order: PayableOrder, self: string): Promise<string> => {
  const { orderNo, amountFen, state, dueAt } = order;
  const due = instantOf(dueAt).slice(0, 10);
  const ways = state === 'payable' ? await waysToPay(order, self) : '';
  return wrap(`<div class="card"><span class="state">${PAYMENT_STATE_NAMES[state]}</span><div class="amount">¥ ${yuanText(amountFen)}</div>
    ${ways}<p class="quiet">缴费期限 ${due}<br>缴费单号 ${escapeHtml(orderNo)}</p></div>`);
};

/** The same for a number nobody knows. */
export const unknownPaymentPage = (): string => wrap('<div class="card">没有这笔缴费，请核对地址。</div>');
