/** Which way our books and the platform's statement differ; one word each, the same for ever. */
export const DIFFERENCE_KINDS = [
  'payment-missing-there',
  'payment-missing-here',
  'payment-amount-differs',
  'payment-state-differs',
  'payment-doubled',
  'refund-missing-there',
  'refund-missing-here',
  'refund-amount-differs',
  'refund-state-differs',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** 中文名 */
export const DIFFERENCE_NAMES: Readonly<Record<DifferenceKind, string>> = {
  'payment-missing-there': '对账单缺少本平台已收的缴费',
  'payment-missing-here': '对账单上的缴费本平台没有',
  'payment-amount-differs': '缴费金额不符',
  'payment-state-differs': '对账单已收，本平台未入账',
  'payment-doubled': '同一订单重复缴费',
  'refund-missing-there': '对账单缺少本平台已退的款项',
  'refund-missing-here': '对账单上的退款本平台没有',
  'refund-amount-differs': '退款金额不符',
  'refund-state-differs': '对账单已退，本平台未确认',
};

export type MovementKind = 'payment' | 'refund';

/** One movement of money as the statement has it; `number` is our order number or refund number. */
export interface Theirs {
  day: string;
  kind: MovementKind;
  number: string;
  orderNo: string;
  gatewayNo: string;
  amountFen: number;
  /** false: a refund the platform is still at */
  isDone: boolean;
}

/** The same movement as we have it. */
export interface Ours {
  orderNo: string;
  caseNo: string;
  amountFen: number;
  /** state of the order or the refund */
  state: string;
  /** the platform's number of the payment, once we know it */
  gatewayNo: string | undefined;
  /** when the money moved by our books; undefined: it has not */
  settledAt: Date | undefined;
}

/** Everything known of one number on both sides. */
export interface Pair {
  kind: MovementKind;
  number: string;
  /** lines of every statement we hold, whatever the day */
  theirs: readonly Theirs[];
  ours: Ours | undefined;
}

export interface Difference {
  kind: DifferenceKind;
  oursFen: number | undefined;
  theirsFen: number | undefined;
}

const judgeBoth = (kind: MovementKind, theirs: readonly Theirs[], ours: Ours): Difference | undefined => {
  const line = theirs.find(({ gatewayNo }) => gatewayNo === ours.gatewayNo) ?? theirs[0];
  const other = theirs.find((one) => one !== line && one.gatewayNo !== line?.gatewayNo);
  if (!line) return undefined;
  const fen = { oursFen: ours.amountFen, theirsFen: line.amountFen };
  if (line.amountFen !== ours.amountFen) return { kind: `${kind}-amount-differs`, ...fen };
  if (line.isDone && ours.settledAt === undefined) return { kind: `${kind}-state-differs`, ...fen };
  if (kind !== 'payment') return undefined;
  const isOther = ours.gatewayNo !== undefined && line.gatewayNo !== ours.gatewayNo;
  return other !== undefined || isOther
    ? { kind: 'payment-doubled', ...fen, theirsFen: other?.amountFen ?? line.amountFen }
    : undefined;
};

/**
 * Compares both sides of one number. `isCovered` says whether every statement that may list a movement of that instant is here:
 * what the platform settles around midnight may stand on the day before or after, and is no difference.
 */
export const judgePair = (
  { kind, theirs, ours }: Pair,
  isCovered: (settledAt: Date) => boolean,
): Difference | undefined => {
  const [line] = theirs;
  if (line !== undefined && ours === undefined)
    return { kind: `${kind}-missing-here`, oursFen: undefined, theirsFen: line.amountFen };
  if (ours === undefined) return undefined;
  if (line !== undefined) return judgeBoth(kind, theirs, ours);
  const isMissing = ours.settledAt !== undefined && isCovered(ours.settledAt);
  return isMissing ? { kind: `${kind}-missing-there`, oursFen: ours.amountFen, theirsFen: undefined } : undefined;
};
