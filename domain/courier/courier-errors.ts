import { defineError } from '../errors.ts';

export const caseNotDeliverable = defineError('conflict', 'case-not-deliverable', '办件当前不能寄递');
export const recipientMissing = defineError('conflict', 'recipient-missing', '缺少收件人、电话或者地址，不能寄递');
export const parcelNotReturned = defineError(
  'conflict',
  'parcel-not-returned',
  '上一件邮件没有退回或者取消，不能再次寄递',
);
export const parcelNotExpected = defineError('conflict', 'parcel-not-expected', '办件已经结束，不再接收寄来的材料');
export const parcelUnknown = defineError('not-found', 'parcel-unknown', '没有这件邮件');
export const parcelMismatch = defineError('invalid', 'parcel-mismatch', '通知中的运单号与本平台记录不符');
export const parcelUnanswered = defineError(
  'unavailable',
  'parcel-unanswered',
  '下单的答复还没有收到，通知无从核对，请稍后重发',
);
export const courierClientMismatch = defineError('forbidden', 'courier-client-mismatch', '通知不属于本平台');
