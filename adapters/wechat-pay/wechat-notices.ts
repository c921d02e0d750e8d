import { Type } from '@sinclair/typebox';
import { paymentNoticeNotGenuine, paymentNoticeStale } from '../../domain/payments/index.ts';
import type { PaymentNews, PaymentNotices, RawNotice } from '../../domain/payments/index.ts';
import { checkAnswer } from '../outside-http.ts';
import { readPlatformKeys } from './platform-keys.ts';
import type { WechatPaySettings } from './settings.ts';
import { answerText, isSignedBy, unseal } from './signature.ts';
import { refundStanding } from './wechat-pay.ts';

/** Seconds a notice may be old, or ahead of our clock. */
const TOLERANCE_SECONDS = 300;

const Text = Type.String({ minLength: 1, maxLength: 200 });
const Envelope = Type.Object({
  id: Text,
  event_type: Text,
  resource: Type.Object({
    algorithm: Text,
    ciphertext: Type.String(),
    associated_data: Type.Optional(Type.String()),
    nonce: Text,
  }),
});
const Paid = Type.Object({
  appid: Text,
  mchid: Text,
  out_trade_no: Text,
  transaction_id: Text,
  trade_state: Text,
  success_time: Type.String({ format: 'date-time' }),
  amount: Type.Object({ total: Type.Integer({ minimum: 1 }), currency: Type.Optional(Text) }),
});
const Refunded = Type.Object({
  mchid: Text,
  out_refund_no: Text,
  refund_status: Text,
  success_time: Type.Optional(Type.String({ format: 'date-time' })),
  amount: Type.Object({ refund: Type.Integer({ minimum: 1 }) }),
});

const paidNews = (eventId: string, resource: unknown, appId: string): PaymentNews => {
  const paid = checkAnswer(Paid, resource);
  if (paid.trade_state !== 'SUCCESS') return { kind: 'other', eventId };
  const notice = {
    eventId,
    // another app of ours is as foreign as another merchant
    merchant: paid.appid === appId ? paid.mchid : paid.appid,
    orderNo: paid.out_trade_no,
    paymentId: paid.transaction_id,
    amountFen: paid.amount.total,
    currency: paid.amount.currency ?? 'CNY',
    paidAt: paid.success_time,
  };
  return { kind: 'paid', notice };
};

const refundNews = (eventId: string, resource: unknown): PaymentNews => {
  const refund = checkAnswer(Refunded, resource);
  const standing = refundStanding(refund.refund_status);
  if (standing.status === 'processing' && !standing.isStuck) return { kind: 'other', eventId };
  const { mchid: merchant, out_refund_no: refundNo, success_time: refundedAt } = refund;
  return {
    kind: 'refund',
    notice: { eventId, merchant, refundNo, amountFen: refund.amount.refund, ...standing, refundedAt },
  };
};

/** Notices of WeChat Pay: signed with the platform's key, sealed with ours. */
export const createWechatNotices = (settings: WechatPaySettings): PaymentNotices => {
  const keyOf = readPlatformKeys(settings);
  const check = ({ body, header }: RawNotice): void => {
    const read = (name: string): string => header(`wechatpay-${name}`) ?? '';
    const [timestamp, key] = [read('timestamp'), keyOf(read('serial'))];
    const text = answerText(timestamp, read('nonce'), body.toString('utf8'));
    if (!key || !isSignedBy(text, read('signature'), key)) throw paymentNoticeNotGenuine();
    const age = settings.clock.now().toSeconds() - Number(timestamp);
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(age) > TOLERANCE_SECONDS) throw paymentNoticeStale();
  };
  return {
    merchant: settings.merchantId,
    async read(message) {
      check(message);
      try {
        const { id, event_type: type, resource } = checkAnswer(Envelope, JSON.parse(message.body.toString('utf8')));
        const plain: unknown = JSON.parse(unseal(resource, settings.apiV3Key));
        if (type.startsWith('TRANSACTION.')) return paidNews(id, plain, settings.appId);
        return type.startsWith('REFUND.') ? refundNews(id, plain) : { kind: 'other', eventId: id };
      } catch (cause) {
        throw paymentNoticeNotGenuine([], cause);
      }
    },
  };
};
