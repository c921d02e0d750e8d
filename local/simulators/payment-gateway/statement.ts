import type { Order, OrderBook, Refund } from './order-book.ts';

/** A line of a day's statement before it takes on a provider's form. */
export interface Line {
  kind: 'payment' | 'refund';
  order: Order;
  refund?: Refund;
  amountFen: number;
  at: string;
}

/** What is wrong with a statement, on demand: a number is left out, or has another amount. */
export interface Spoil {
  number: string;
  amountFen?: number | undefined;
}

/** The days of the platform. */
export interface Statements {
  /** undefined: not made yet */
  of(day: string): Line[] | undefined;
  spoil(spoil: Spoil): void;
  /** The statement of this day is not made; none when left out. */
  withhold(day: string | undefined): void;
  /** The platform's day ends so many minutes before midnight: what comes later is settled with the next day. */
  cutOff(minutes: number): void;
}

const MINUTE = 60_000;
/** Statements are made at nine in the morning. */
const READY_HOURS = 9;

const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

const linesOf = (book: OrderBook): Line[] => [
  ...book
    .list()
    .flatMap((order): Line[] =>
      order.paidAt === undefined ? [] : [{ kind: 'payment', order, amountFen: order.amountFen, at: order.paidAt }],
    ),
  ...book.refunds().flatMap((refund): Line[] => {
    const order = book.find(refund.merchantOrderNo);
    if (!order || refund.status === 'failed') return [];
    return [{ kind: 'refund', order, refund, amountFen: refund.amountFen, at: refund.acceptedAt }];
  }),
];

const numberOf = ({ order, refund }: Line): string => refund?.merchantRefundNo ?? order.merchantOrderNo;

export const openStatements = (book: OrderBook, now: () => Date): Statements => {
  let lateMinutes = 0;
  let withheld: string | undefined;
  const spoils = new Map<string, Spoil>();
  const spoiled = (line: Line): Line[] => {
    const spoil = spoils.get(numberOf(line));
    if (!spoil) return [line];
    return spoil.amountFen === undefined ? [] : [{ ...line, amountFen: spoil.amountFen }];
  };
  return {
    of(day) {
      const [from, to] = [startOf(day), startOf(day) + 24 * 60 * MINUTE].map((at) => at - lateMinutes * MINUTE);
      if (day === withheld) return undefined;
      if (now().getTime() < startOf(day) + (24 + READY_HOURS) * 60 * MINUTE) return undefined;
      const isOfDay = ({ at }: Line): boolean => Date.parse(at) >= (from ?? 0) && Date.parse(at) < (to ?? 0);
      return linesOf(book).filter(isOfDay).flatMap(spoiled);
    },
    spoil: (spoil) => void spoils.set(spoil.number, spoil),
    withhold: (day) => {
      withheld = day;
    },
    cutOff: (minutes) => {
      lateMinutes = minutes;
    },
  };
};
