import type { DateTime } from 'luxon';

/** The written proofs a case gives rise to (行政许可法第三十二条第二款、第三十八条、第四十二条、第四十五条、第五十条、第六十九条、第七十条). */
export const DOCUMENT_KINDS = [
  'acceptance-notice',
  'rejection-notice',
  'supplement-notice',
  'rectification-notice',
  'grant-decision',
  'refusal-decision',
  'deemed-renewal-notice',
  'special-procedure-notice',
  'extension-notice',
  'payment-receipt',
  'refund-notice',
  'licence-change-decision',
  'delivery-receipt',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** An amount in yuan, in figures and in words (大写). */
interface Money {
  amount: string;
  amountInWords: string;
}

/** What each kind says besides case, item and applicant. Days are yyyy-mm-dd. */
export interface DocumentValues {
  'acceptance-notice': { isDeemed: boolean; acceptedOn: string; statutoryDueOn: string; promisedDueOn: string };
  'rejection-notice': { ground: string; reason: string; competentBody?: string | undefined };
  'supplement-notice': { missing: readonly string[]; reason: string; dueOn: string };
  'rectification-notice': { findings: string; requirement: string; dueOn: string };
  'grant-decision': { legalBasis: string; conditions?: string | undefined };
  'refusal-decision': { legalBasis: string; reasons: readonly string[] };
  'deemed-renewal-notice': { expiredOn: string };
  'special-procedure-notice': {
    name: string;
    law: string;
    reason: string;
    beganOn: string;
    expectedDays: number;
    expectedUntil: string;
  };
  'extension-notice': {
    limitName: string;
    /** in words: ` 10 个工作日` */
    added: string;
    legalBasis: string;
    reason: string;
    /** number of the government's approval; without one the head of the authority approved */
    approvalNo?: string | undefined;
    dueOn: string;
  };
  'payment-receipt': Money & {
    feeName: string;
    legalBasis: string;
    orderNo: string;
    paymentNo: string;
    paidOn: string;
  };
  'refund-notice': Money & { ground: string; reason: string; orderNo: string };
  'licence-change-decision': {
    kind: 'suspend' | 'lift' | 'revoke' | 'withdraw' | 'forfeit' | 'cancel';
    licenceName: string;
    licenceNo: string;
    identifier: string;
    groundKey: string;
    ground: string;
    legalBasis: string;
    reason: string;
    /** number of the decision it follows from */
    documentNo?: string | undefined;
  };
  'delivery-receipt': {
    /** what was delivered: name and number of the licence */
    delivered: string;
    deliveredOn: string;
    /** signed for at the address, or handed over at the window */
    by: { trackingNo: string; signedBy: string } | { recipient: string; authorisation?: string | undefined };
  };
}

/** The sheet from top to bottom; who signs it, with the special approval seal (行政审批专用章), on which day. */
export interface DocumentBody {
  addressee: string;
  paragraphs: string[];
  signedBy: string;
  issuedOn: string;
}

/** A document as issued; never changed afterwards. */
export interface CaseDocument {
  id: string;
  caseNo: string;
  kind: DocumentKind;
  /** 文号: `审受〔2026〕1号`, counted per kind and year without gaps */
  number: string;
  title: string;
  body: DocumentBody;
  issuedAt: DateTime;
}

const NUMBER_WORDS: Readonly<Record<DocumentKind, string>> = {
  'acceptance-notice': '审受',
  'rejection-notice': '审不受',
  'supplement-notice': '审补',
  'rectification-notice': '审改',
  'grant-decision': '审许',
  'refusal-decision': '审不许',
  'deemed-renewal-notice': '审视延',
  'special-procedure-notice': '审特',
  'extension-notice': '审延',
  'payment-receipt': '审缴',
  'refund-notice': '审退',
  'licence-change-decision': '审证',
  'delivery-receipt': '审送',
};

export const documentNumber = (kind: DocumentKind, year: number, count: number): string =>
  `${NUMBER_WORDS[kind]}〔${year}〕${count}号`;
