import { SIGNATURE } from './signature.ts';

/** What each notice needs besides the case number and the item's name. Days are yyyy-mm-dd; no numbers of persons, ever. */
export interface TemplateValues {
  /** 受理 */
  accepted: { promisedDueOn: string };
  /** 视为受理 */
  'deemed-accepted': { promisedDueOn: string };
  /** 不予受理 */
  rejected: Record<never, never>;
  /** 补正 */
  'supplement-requested': { dueOn: string };
  /** 逾期未补正 */
  'supplement-lapsed': Record<never, never>;
  /** 整改 */
  'rectification-requested': { dueOn: string };
  /** 缴费 */
  'payment-requested': { amount: string; dueOn: string; payUrl: string };
  /** 退还部分费用 */
  'refund-decided': { amount: string };
  /** 逾期未缴费 */
  'payment-lapsed': Record<never, never>;
  /** 不予许可 */
  refused: Record<never, never>;
  /** 视为准予延续 */
  'deemed-renewed': { expiredOn: string };
  /** 办结 */
  completed: { licenceNo: string; method: 'courier' | 'pickup' };
  /** 寄递 */
  'parcel-dispatched': { trackingNo: string };
  /** 退件；电话是事项的咨询电话 */
  'parcel-returned': { trackingNo: string; consultation: string };
  /** 特别程序 */
  'special-procedure-begun': { name: string; expectedUntil: string };
  /** 延长 */
  'limit-extended': { limitName: string; dueOn: string };
  /** 证照的暂扣、恢复、撤销、撤回、吊销、注销 */
  'licence-changed': { licenceNo: string; change: string };
  /** 撤回 */
  withdrawn: { hasRefund: boolean };
}

export type Template = keyof TemplateValues;

export interface TemplateSubject {
  caseNo: string;
  itemName: string;
}

const dayText = (day: string): string => {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** 2026-03-02 → 2026年3月2日（含）前: the day itself is still in time. */
const by = (day: string): string => `${dayText(day)}（含）前`;

type Writer<T extends Template> = (values: TemplateValues[T]) => string;

const WRITERS: { [T in Template]: Writer<T> } = {
  accepted: ({ promisedDueOn }) => `已受理，承诺于${by(promisedDueOn)}办结。`,
  'deemed-accepted': ({ promisedDueOn }) => `自收件之日起视为受理，承诺于${by(promisedDueOn)}办结。`,
  rejected: () => '不予受理，理由见不予受理通知书。',
  'supplement-requested': ({ dueOn }) => `材料需要补正，请于${by(dueOn)}按补正通知书一次补齐。`,
  'supplement-lapsed': () => '逾期未补正，本次申请已终止，您可以重新申请。',
  'rectification-requested': ({ dueOn }) => `现场踏勘发现问题，请于${by(dueOn)}整改并报告。`,
  'payment-requested': ({ amount, dueOn, payUrl }) => `应缴费用${amount}元，请于${by(dueOn)}缴纳：${payUrl}`,
  'refund-decided': ({ amount }) => `决定退还费用${amount}元，将原路退回，详见退还费用通知书。`,
  'payment-lapsed': () => '逾期未缴费，本次申请已终止，您可以重新申请。',
  refused: () => '决定不予许可，理由和救济途径见决定书。',
  'deemed-renewed': ({ expiredOn }) =>
    `在原许可${dayText(expiredOn)}届满前未作出决定，依法视为准予延续，新证照随后制发。`,
  completed: ({ licenceNo, method }) =>
    `已办结，证照编号${licenceNo}。${method === 'courier' ? '证照将寄送给您。' : '请凭有效证件到窗口领取。'}`,
  'parcel-dispatched': ({ trackingNo }) => `办理结果已交寄，运单号${trackingNo}。`,
  'parcel-returned': ({ trackingNo, consultation }) =>
    `办理结果的邮件（运单号${trackingNo}）未能送达，窗口将与您联系重新安排送达，您也可以致电${consultation}。`,
  'special-procedure-begun': ({ name, expectedUntil }) =>
    `进入${name}，所需时间不计入办理期限，预计${dayText(expectedUntil)}恢复计算，详见特别程序告知书。`,
  'limit-extended': ({ limitName, dueOn }) =>
    `经批准延长${limitName}，至${dayText(dueOn)}届满，理由见延长审批期限告知书。`,
  'licence-changed': ({ licenceNo, change }) => `取得的证照（编号${licenceNo}）已${change}，详见许可证件处理决定书。`,
  withdrawn: ({ hasRefund }) => `已按您的申请撤回。${hasRefund ? '已缴费用将原路退回。' : ''}`,
};

/** The whole text of a notice. */
export const writeNotice = <T extends Template>(
  template: T,
  { caseNo, itemName }: TemplateSubject,
  values: TemplateValues[T],
): string => `${SIGNATURE}您申请的“${itemName}”（办件编号${caseNo}）${WRITERS[template](values)}`;

const INQUIRY_NAMES = { consultation: '咨询', complaint: '投诉' } as const;

/** Tells an inquirer that there is a reply; what it says is not for a text message. */
export const writeReplyNotice = ({
  kind,
  inquiryNo,
}: {
  kind: keyof typeof INQUIRY_NAMES;
  inquiryNo: string;
}): string =>
  `${SIGNATURE}您的${INQUIRY_NAMES[kind]}（编号${inquiryNo}）已答复，可凭编号在原提交渠道或者办事窗口查看。`;
