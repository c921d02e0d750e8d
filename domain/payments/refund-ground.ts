/** Why a part may be given back, as the item lays down (item.json `fee.refundGrounds`). */
export interface RefundReason {
  key: string;
  name: string;
  legalBasis?: string | undefined;
}

/** What was taken without or beyond the published standard goes back whatever the item (行政许可法第五十九条：按公布的法定项目和标准收费). */
const OVERCHARGED: RefundReason = {
  key: 'overcharged',
  name: '多收、错收',
  legalBasis: '《行政许可法》第五十九条',
};

/** The grounds a person may choose from. */
export const refundGrounds = (
  fee: { refundGrounds?: readonly RefundReason[] | undefined } | undefined,
): readonly RefundReason[] => [...(fee?.refundGrounds ?? []), OVERCHARGED];

const BY_THEMSELVES: Readonly<Record<string, string>> = { withdrawn: '申请人撤回申请', late: '订单关闭后到账' };

/** 退款事由 of a refund, for screens. */
export const refundGroundName = (
  fee: { refundGrounds?: readonly RefundReason[] | undefined } | undefined,
  key: string,
): string => BY_THEMSELVES[key] ?? refundGrounds(fee).find((ground) => ground.key === key)?.name ?? key;
