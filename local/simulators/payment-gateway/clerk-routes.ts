import type { Answer, Call, Route } from '../simulator-server.ts';
import { tellRefund } from './merchant-routes.ts';
import type { GatewayParts } from './merchant-routes.ts';

const settle = (parts: GatewayParts, { params }: Call, status: 'abnormal' | 'refunded' | 'failed'): Answer => {
  const refund = parts.book.findRefund(params['refundNo'] ?? '');
  if (!refund) return { status: 404, json: { code: 'no-such-refund' } };
  const isWechat = parts.book.find(refund.merchantOrderNo)?.face === 'wechat-pay';
  if (status === 'abnormal' && !isWechat) return { status: 409, json: { code: 'not-in-this-language' } };
  if (['processing', 'abnormal'].includes(refund.status))
    tellRefund(parts, parts.book.settleRefund(refund.merchantRefundNo, status));
  return { redirect: '/' };
};

const press = (path: string, run: Route['run']): Route => ({ method: 'POST', path, isOpen: true, run });

const textOf = ({ body }: Call, name: string): string | undefined =>
  body[name] === undefined ? undefined : String(body[name]);

/** The platform's own clerk: lets refunds wait and go, leaves orders open, and gets statements wrong. */
export const clerkRoutes = (parts: GatewayParts): Route[] => [
  press('/admin/refunds/hold', ({ body }) => {
    parts.hold.isHeld = body['isHeld'] !== false;
    return { json: parts.hold };
  }),
  press('/admin/refunds/refuse', (call) => {
    parts.hold.refusedNo = textOf(call, 'refundNo');
    return { json: parts.hold };
  }),
  press('/admin/refunds/lose', (call) => {
    parts.hold.lostNo = textOf(call, 'refundNo');
    return { json: parts.hold };
  }),
  press('/admin/orders/keep-open', (call) => {
    parts.hold.keptOpenNo = textOf(call, 'orderNo');
    return { json: parts.hold };
  }),
  ...(['abnormal', 'refunded', 'failed'] as const).map((status) =>
    press(`/actions/refunds/:refundNo/${status}`, (call) => settle(parts, call, status)),
  ),
  press('/admin/statements/spoil', ({ body }) => {
    const amountFen = body['amountFen'] === undefined ? undefined : Number(body['amountFen']);
    parts.statements.spoil({ number: String(body['number'] ?? ''), amountFen });
    return { json: {} };
  }),
  press('/admin/statements/withhold', (call) => {
    parts.statements.withhold(textOf(call, 'day'));
    return { json: {} };
  }),
  press('/admin/statements/cut-off', ({ body }) => {
    parts.statements.cutOff(Number(body['minutes'] ?? 0));
    return { json: {} };
  }),
];
