/** revoked 撤销, withdrawn 撤回, forfeited 吊销: ended, each on other grounds; cancelled 注销: struck off as well */
export type LicenceState =
  'intended' | 'registered' | 'suspended' | 'revoked' | 'withdrawn' | 'forfeited' | 'cancelled';

/** In the holder's hands, in force or not: what the authority may still end. */
export const ALIVE: readonly LicenceState[] = ['registered', 'suspended'];

/** Whatever ended it; one that is being made has not. */
export const hasEnded = (state: LicenceState): boolean => state !== 'intended' && !ALIVE.includes(state);

/** How an item issues (item.json `licence`). */
export interface LicenceRule {
  name: string;
  /** 21 characters */
  typeCode: string;
  issuer: { name: string; uscc: string };
  /** fact that holds how many days it is valid */
  validDaysFact: string;
  /** filing field (yyyy-mm-dd) it is valid from; without one, or when that day is over, the day of issue */
  validFromField?: string | undefined;
  /** filing fields that stand on the licence, in this order */
  fields?: { field: string; name: string; unit?: string }[];
  /** head of the licence number, e.g. 占道许 */
  numberPrefix: string;
}

export interface LicenceContent {
  licenceName: string;
  issuerCode: string;
  issuerName: string;
  /** yyyy-mm-dd */
  issuedOn: string;
  holderKind: 'person' | 'organisation';
  fields: { label: string; value: string }[];
  /** SHA-256 of the PDF, once it is printed */
  fileHash?: string;
}

/** A licence we issue. Days are yyyy-mm-dd. */
export interface Licence {
  id: string;
  caseNo: string;
  licenceType: string;
  identifier: string;
  licenceNo: string;
  holderName: string;
  holderCode: string;
  validFrom: string;
  validUntil: string;
  state: LicenceState;
  content: LicenceContent;
  registeredAt: Date | undefined;
}

/** 中文状态名 */
export const LICENCE_STATE_NAMES: Readonly<Record<LicenceState, string>> = {
  intended: '制证中',
  registered: '有效',
  suspended: '暂扣中',
  revoked: '已撤销',
  withdrawn: '已撤回',
  forfeited: '已吊销',
  cancelled: '已注销',
};

/**
 * What a case number is made of: credit code (18), item (13), day and the number within item and day, which has four digits or more.
 * `11350500MB0000019G` `3000117013001` `20260302` `0001`.
 */
export const splitCaseNo = (caseNo: string): { item: string; day: string; count: string } => ({
  item: caseNo.slice(18, 31),
  day: caseNo.slice(31, 39),
  count: caseNo.slice(39),
});

/** 占道许〔2026〕03020001号: unique, because no two items are published with the same prefix. */
export const licenceNoFor = (prefix: string, caseNo: string): string => {
  const { day, count } = splitCaseNo(caseNo);
  return `${prefix}〔${day.slice(0, 4)}〕${day.slice(4)}${count}号`;
};

/** 张三 → 张*, for pages anybody may open. */
export const maskPersonName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
};
