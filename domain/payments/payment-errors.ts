import { defineError } from '../errors.ts';

export const feeFactMissing = defineError('invalid', 'fee-fact-missing', '计费要素不完整，无法计算金额');
export const caseNotPayable = defineError('conflict', 'case-not-payable', '办件当前不能缴费');
export const paymentOrderUnknown = defineError('not-found', 'payment-order-unknown', '没有这笔缴费订单');
export const paymentMerchantMismatch = defineError('forbidden', 'payment-merchant-mismatch', '通知不属于本平台的商户');
export const paymentOrderMismatch = defineError(
  'invalid',
  'payment-order-mismatch',
  '通知中的支付平台订单号与本平台记录不符',
);
export const paymentOrderUnanswered = defineError(
  'unavailable',
  'payment-order-unanswered',
  '下单的答复还没有收到，通知无从核对，请稍后重发',
);
export const paymentAmountMismatch = defineError('invalid', 'payment-amount-mismatch', '通知中的金额与应缴金额不符');
export const paymentTimeImpossible = defineError(
  'invalid',
  'payment-time-impossible',
  '通知中的付款时间早于下单或晚于当前时间',
);
export const paymentNotDue = defineError('too-early', 'payment-not-due', '缴费期限尚未届满');
export const paymentPlatformDisagrees = defineError(
  'unavailable',
  'payment-platform-disagrees',
  '支付平台的订单与本平台记录不符',
);
export const paymentNotClosed = defineError('unavailable', 'payment-not-closed', '支付平台还没有关闭这笔订单');
export const paymentNotRefundable = defineError('conflict', 'payment-not-refundable', '没有可以退还的费用');
export const refundExceedsPayment = defineError('invalid', 'refund-exceeds-payment', '退款金额超过可退金额');
export const refundOvertaken = defineError('conflict', 'refund-overtaken', '可退金额已经变化，请核对后重新提交');
export const refundGroundUnknown = defineError('invalid', 'refund-ground-unknown', '没有这种退款事由');
export const refundNotYours = defineError('forbidden', 'refund-not-yours', '退款由办件牵头部门的审批人员决定');
export const paymentNoticeNotGenuine = defineError(
  'unauthenticated',
  'payment-notice-not-genuine',
  '支付通知的签名不正确',
);
export const paymentNoticeStale = defineError(
  'unauthenticated',
  'payment-notice-stale',
  '支付通知的时间不在允许范围内',
);
