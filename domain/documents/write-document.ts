import type { Item } from '../items/index.ts';
import type { DocumentKind, DocumentValues } from './document.ts';

/** What every document speaks of. */
export interface DocumentSubject {
  caseNo: string;
  item: Item;
  /** yyyy-mm-dd */
  receivedOn: string;
}

const dayText = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** 行政许可法第三十八条第二款；行政复议法第二十条、行政诉讼法第四十六条. */
const REMEDIES =
  '如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。';

const opening = ({ caseNo, item, receivedOn }: DocumentSubject): string =>
  `你（单位）于${dayText(receivedOn)}提出的“${item.name}”申请（办件编号${caseNo}）收悉。`;

type Writer<Kind extends DocumentKind> = (subject: DocumentSubject, values: DocumentValues[Kind]) => string[];

const GROUNDS: Readonly<Record<string, string>> = {
  'not-needed': '依法不需要取得行政许可（《中华人民共和国行政许可法》第三十二条第一款第一项）',
  'not-competent': '不属于本机关职权范围（《中华人民共和国行政许可法》第三十二条第一款第二项）',
};

const LICENCE_CHANGES: Readonly<Record<DocumentValues['licence-change-decision']['kind'], string>> = {
  suspend: '自即日起暂扣该许可证件，暂扣期间不得从事该证件许可的活动。',
  lift: '自即日起恢复该许可证件的效力。',
  revoke: '决定撤销该行政许可，该许可证件不再有效。',
  withdraw: '为了公共利益的需要，决定撤回该行政许可，该许可证件不再有效；由此造成财产损失的，依法给予补偿。',
  forfeit: '该许可证件已被吊销，不再有效。',
  cancel: '办理该行政许可的注销手续，该许可证件不再有效。',
};

const WRITERS: { [Kind in DocumentKind]: Writer<Kind> } = {
  'acceptance-notice': (subject, { isDeemed, acceptedOn, statutoryDueOn, promisedDueOn }) => [
    opening(subject),
    isDeemed
      ? `本机关未在法定期限内一次告知需要补正的内容，根据《中华人民共和国行政许可法》第三十二条第一款第四项，自收到申请材料之日（${dayText(acceptedOn)}）起即为受理。`
      : `经审查，申请材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条第一款第五项，于${dayText(acceptedOn)}予以受理。`,
    `法定期限至${dayText(statutoryDueOn)}届满，本机关承诺于${dayText(promisedDueOn)}前作出决定。依法需要听证、检验、检测、鉴定、专家评审的时间不计算在内，将另行书面告知。`,
  ],
  'rejection-notice': (subject, { ground, reason, competentBody }) => [
    opening(subject),
    `经审查，${GROUNDS[ground] ?? '不符合受理条件'}，决定不予受理。理由：${reason}`,
    ...(competentBody === undefined ? [] : [`请向${competentBody}提出申请。`]),
    REMEDIES,
  ],
  'supplement-notice': (subject, { missing, reason, dueOn }) => [
    opening(subject),
    '经审查，申请材料不齐全或者不符合法定形式，根据《中华人民共和国行政许可法》第三十二条第一款第四项，现将需要补正的全部内容一次告知如下：',
    ...missing.map((name, index) => `${index + 1}. ${name}`),
    `补正要求：${reason}`,
    `请于${dayText(dueOn)}前补正。逾期未补正的，本次申请终止，你（单位）可以重新申请。`,
  ],
  'rectification-notice': (subject, { findings, requirement, dueOn }) => [
    opening(subject),
    `经两名以上工作人员现场踏勘，情况如下：${findings}`,
    `整改要求：${requirement}`,
    `请于${dayText(dueOn)}前整改完毕并报告。现场踏勘和整改不停止法定期限的计算。`,
  ],
  'grant-decision': (subject, { legalBasis, conditions }) => [
    opening(subject),
    `经审查，申请符合法定条件、标准，根据${legalBasis}和《中华人民共和国行政许可法》第三十八条第一款，决定准予行政许可。`,
    ...(conditions === undefined || conditions === '' ? [] : [`许可要求：${conditions}`]),
    '本决定依法予以公开，公众有权查阅（《中华人民共和国行政许可法》第四十条）。',
  ],
  'refusal-decision': (subject, { legalBasis, reasons }) => [
    opening(subject),
    `经审查，申请不符合法定条件、标准，根据${legalBasis}和《中华人民共和国行政许可法》第三十八条第二款，决定不予行政许可。理由：`,
    ...reasons.map((reason, index) => (reasons.length === 1 ? reason : `${index + 1}. ${reason}`)),
    REMEDIES,
  ],
  'deemed-renewal-notice': (subject, { expiredOn }) => [
    opening(subject),
    `原许可有效期于${dayText(expiredOn)}届满，本机关在届满前没有作出是否准予延续的决定，根据《中华人民共和国行政许可法》第五十条第二款，视为准予延续。`,
    '延续的许可自原许可届满次日起生效，新的许可证件随后制发。',
  ],
  'special-procedure-notice': (subject, { name, law, reason, beganOn, expectedDays, expectedUntil }) => [
    opening(subject),
    `根据${law}，本申请自${dayText(beganOn)}起进行${name}。事由：${reason}`,
    `${name}预计需要${expectedDays}个工作日，办理期限预计于${dayText(expectedUntil)}恢复计算。所需时间不计算在办理期限内，实际结束时间以${name}结果登记之日为准。`,
  ],
  'extension-notice': (subject, { limitName, added, legalBasis, reason, approvalNo, dueOn }) => [
    opening(subject),
    `因下列原因，不能在原定期限内作出决定：${reason}`,
    `根据${legalBasis}，经${approvalNo === undefined ? '本行政机关负责人' : `本级人民政府负责人（批准文号：${approvalNo}）`}批准，${limitName}延长${added}，至${dayText(dueOn)}届满；依法不计算在期限内的时间另行顺延。`,
  ],
  'payment-receipt': ({ caseNo, item }, { feeName, legalBasis, amount, amountInWords, orderNo, paymentNo, paidOn }) => [
    `你（单位）因“${item.name}”（办件编号${caseNo}）应缴的${feeName}，已于${dayText(paidOn)}缴清。`,
    `金额：人民币${amount}元（大写：${amountInWords}）。`,
    ...(legalBasis === '' ? [] : [`收费依据：${legalBasis}。`]),
    `缴费单号：${orderNo}；支付平台流水号：${paymentNo}。`,
    '所缴费用全部上缴国库（《中华人民共和国行政许可法》第五十九条）。本凭证证明费用已经缴纳；需要财政票据的，由财政部门的非税收入电子票据系统另行开具。',
  ],
  'refund-notice': ({ caseNo, item }, { amount, amountInWords, ground, reason, orderNo }) => [
    `你（单位）因“${item.name}”（办件编号${caseNo}）缴纳的费用（缴费单号${orderNo}），现决定退还其中一部分。`,
    `退还金额：人民币${amount}元（大写：${amountInWords}）。`,
    `退还事由：${ground}。`,
    `说明：${reason}`,
    '退还的费用原路退回付款账户，到账时间以支付平台为准。',
  ],
  'licence-change-decision': ({ item }, values) => [
    `你（单位）经“${item.name}”取得的《${values.licenceName}》（编号${values.licenceNo}，电子证照标识${values.identifier}）。`,
    `因${values.ground}，根据${values.legalBasis}${values.documentNo === undefined ? '' : `和${values.documentNo}决定书`}，${LICENCE_CHANGES[values.kind]}`,
    `理由：${values.reason}`,
    ...(values.groundKey === 'fraud'
      ? ['基于该行政许可取得的利益不受保护（《中华人民共和国行政许可法》第六十九条第四款）。']
      : []),
    ...(values.kind === 'lift' ? [] : [REMEDIES]),
  ],
  'delivery-receipt': ({ caseNo, item }, { delivered, deliveredOn, by }) => [
    `事项：${item.name}（办件编号${caseNo}）。`,
    `送达文书：${delivered}。`,
    'trackingNo' in by
      ? `送达方式：寄递送达，运单号${by.trackingNo}。签收人：${by.signedBy}。`
      : `送达方式：窗口发放。领取人：${by.recipient}${by.authorisation === undefined ? '' : `（代理人，授权委托书编号${by.authorisation}）`}，已核对有效身份证件。`,
    `送达日期：${dayText(deliveredOn)}。`,
    '根据《中华人民共和国行政许可法》第四十四条送达，本回证与寄递企业的签收记录或者领取人签署的回证一并归档。',
  ],
};

/** The text of a document, paragraph by paragraph. */
export const writeDocument = <Kind extends DocumentKind>(
  kind: Kind,
  subject: DocumentSubject,
  values: DocumentValues[Kind],
): string[] => WRITERS[kind](subject, values);

/** 标题: as the item names its results, else the usual name. */
export const documentTitle = (kind: DocumentKind, { result }: Item): string => {
  switch (kind) {
    case 'acceptance-notice':
      return result.accepted;
    case 'rejection-notice':
      return result.rejected;
    case 'supplement-notice':
      return '申请材料补正通知书';
    case 'rectification-notice':
      return '整改通知书';
    case 'grant-decision':
      return result.granted;
    case 'refusal-decision':
      return result.refused;
    case 'deemed-renewal-notice':
      return '视为准予延续告知书';
    case 'special-procedure-notice':
      return '特别程序告知书';
    case 'extension-notice':
      return '延长审批期限告知书';
    case 'payment-receipt':
      return '缴费凭证';
    case 'refund-notice':
      return '退还费用通知书';
    case 'licence-change-decision':
      return '许可证件处理决定书';
    case 'delivery-receipt':
      return '送达回证';
  }
};
