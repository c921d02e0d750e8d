import { Type } from '@sinclair/typebox';
import { DateTime } from 'luxon';
import { OFFICE_ZONE } from '../../domain/calendar/index.ts';
import { paymentNoticeNotGenuine } from '../../domain/payments/index.ts';
import type { PaymentNews, PaymentNotices } from '../../domain/payments/index.ts';
import { checkAnswer } from '../outside-http.ts';
import { fenOf } from '../yuan.ts';
import type { AlipaySettings } from './settings.ts';
import { isSignedBy, noticeText } from './signature.ts';

const Text = Type.String({ minLength: 1, maxLength: 200 });
const Notice = Type.Object({
  notify_id: Text,
  app_id: Text,
  seller_id: Text,
  out_trade_no: Text,
  trade_no: Text,
  trade_status: Text,
  total_amount: Text,
  gmt_payment: Type.Optional(Text),
  /** set when the notice tells of a refund */
  gmt_refund: Type.Optional(Text),
});

/** Notices of Alipay: a form, its fields signed. Refunds are learnt from answers and queries, their notices change nothing. */
export const createAlipayNotices = ({ appId, sellerId, alipayPublicKey }: AlipaySettings): PaymentNotices => {
  const merchant = `${appId}/${sellerId}`;
  return {
    merchant,
    read: ({ body }) =>
      Promise.resolve().then((): PaymentNews => {
        const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
        const isTheirs = isSignedBy(noticeText(fields), fields['sign'] ?? '', alipayPublicKey);
        if (!isTheirs) throw paymentNoticeNotGenuine();
        const notice = checkAnswer(Notice, fields);
        const { notify_id: eventId, trade_status: status, gmt_payment: paidAt, gmt_refund: refundedAt } = notice;
        const isPaid = ['TRADE_SUCCESS', 'TRADE_FINISHED'].includes(status) && paidAt !== undefined;
        if (!isPaid || refundedAt !== undefined) return { kind: 'other', eventId };
        const paid = {
          eventId,
          merchant: `${notice.app_id}/${notice.seller_id}`,
          orderNo: notice.out_trade_no,
          paymentId: notice.trade_no,
          amountFen: fenOf(notice.total_amount),
          currency: 'CNY',
          paidAt: DateTime.fromSQL(paidAt, { zone: OFFICE_ZONE }).toISO() ?? '',
        };
        return { kind: 'paid', notice: paid };
      }),
  };
};
