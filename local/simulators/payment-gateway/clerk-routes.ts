import type { Answer, Call, Route } from '../simulator-server.ts';
import { tellRefund } from './merchant-routes.ts';
import type { GatewayParts } from './merchant-routes.ts';

const settle = (parts: GatewayParts, { params }: Call, status: 'refunded' | 'failed'): Answer => {
  const refund = parts.book.findRefund(params['refundNo'] ?? '');
  if (!refund) return { status: 404, json: { code: 'no-such-refund' } };
  if (refund.status === 'processing') tellRefund(parts, parts.book.settleRefund(refund.merchantRefundNo, status));
  return { redirect: '/' };
};

/** The platform's own clerk: lets refunds wait and go, and gets statements wrong. */
export const clerkRoutes = (parts: GatewayParts): Route[] => [
  {
    method: 'POST',
    path: '/admin/refunds/hold',
    isOpen: true,
    run: ({ body }) => {
      parts.hold.isHeld = body['isHeld'] !== false;
      return { json: parts.hold };
    },
  },
  {
    method: 'POST',
    path: '/admin/refunds/refuse',
    isOpen: true,
    run: ({ body }) => {
      parts.hold.refusedNo = body['refundNo'] === undefined ? undefined : String(body['refundNo']);
      return { json: parts.hold };
    },
  },
  ...(['refunded', 'failed'] as const).map((status): Route => ({
    method: 'POST',
    path: `/actions/refunds/:refundNo/${status}`,
    isOpen: true,
    run: (call) => settle(parts, call, status),
  })),
  {
    method: 'POST',
    path: '/admin/statements/spoil',
    isOpen: true,
    run: ({ body }) => {
      const amountFen = body['amountFen'] === undefined ? undefined : Number(body['amountFen']);
      parts.statements.spoil({ number: String(body['number'] ?? ''), amountFen });
      return { json: {} };
    },
  },
  {
    method: 'POST',
    path: '/admin/statements/withhold',
    isOpen: true,
    run: ({ body }) => {
      parts.statements.withhold(body['day'] === undefined ? undefined : String(body['day']));
      return { json: {} };
    },
  },
  {
    method: 'POST',
    path: '/admin/statements/cut-off',
    isOpen: true,
    run: ({ body }) => {
      parts.statements.cutOff(Number(body['minutes'] ?? 0));
      return { json: {} };
    },
  },
];
