import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../local/demo/http-client.ts';
import type { TestStack } from '../support/stack.ts';
import type { Random } from './random.ts';

/** Messages that must not change anything. Each is signed and worded as its name says. */
export const HOSTILE = [
  'wrong-key',
  'old-key',
  'other-client',
  'replayed',
  'wrong-amount',
  'other-merchant',
  'other-order-number',
  'unknown-order',
  'other-currency',
] as const;
export type Hostile = (typeof HOSTILE)[number];

/** What was thrown at the server. */
export interface StormReport {
  sent: number;
  hostile: number;
  perKind: Record<string, number>;
  /** orders of the platform that a message which reached the server was about */
  orders: Set<string>;
  /** event ids of hostile messages */
  hostileIds: string[];
  /** hostile messages answered with success */
  accepted: string[];
}

interface LedgerEntry {
  type: string;
  eventId?: string;
  event?: Record<string, unknown> & { eventId: string };
  order?: { merchantOrderNo: string; gatewayOrderId: string; amountFen: number; currency: string; createdAt: string };
}

interface MoneyEvent extends Record<string, unknown> {
  eventId: string;
  type: 'payment.paid' | 'payment.refunded' | 'payment.refund-failed';
  amountFen: number;
}

/** What the message is about. */
const NUMBER_OF = {
  'payment.paid': 'merchantOrderNo',
  'payment.refunded': 'merchantRefundNo',
  'payment.refund-failed': 'merchantRefundNo',
} as const;

/** Spoil what only a message about a payment says; a refund with it added would still be a true one. */
const OF_PAYMENTS: readonly string[] = ['other-order-number', 'other-currency'] satisfies Hostile[];

const LANES = 8;
const HOSTILE_SHARE = 0.4;
/** Of the hostile ones, those that claim a payment nobody made. */
const INVENTED_SHARE = 0.3;
const READ_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 500;

/** "It has been paid", about an order of which only its being made is known. */
const invent = ({ order }: LedgerEntry, merchant: unknown): MoneyEvent[] =>
  order === undefined
    ? []
    : [
        {
          eventId: '',
          type: 'payment.paid',
          merchant,
          merchantOrderNo: order.merchantOrderNo,
          gatewayOrderId: order.gatewayOrderId,
          paymentId: `T-${order.gatewayOrderId}`,
          amountFen: order.amountFen,
          currency: order.currency,
          paidAt: order.createdAt,
        },
      ];

/** The true message, spoiled. */
const spoil = (kind: Hostile, event: MoneyEvent): MoneyEvent => {
  const spoiled = { ...event, eventId: `hostile-${randomUUID()}` };
  switch (kind) {
    case 'wrong-amount':
      return { ...spoiled, amountFen: event.amountFen - 1 };
    case 'other-merchant':
      return { ...spoiled, merchant: 'another-merchant' };
    case 'other-order-number':
      return { ...spoiled, gatewayOrderId: 'G-of-somebody-else' };
    case 'unknown-order':
      return { ...spoiled, [NUMBER_OF[event.type]]: `NOBODY-${randomUUID().slice(0, 8)}` };
    case 'other-currency':
      return { ...spoiled, currency: 'USD' };
    default:
      return spoiled;
  }
};

const mannerOf = (kind: Hostile, now: Date): Record<string, unknown> => {
  if (kind === 'wrong-key') return { key: 'not-the-key' };
  if (kind === 'old-key') return { key: 'the-key-of-last-year' };
  if (kind === 'other-client') return { client: 'somebody-else' };
  if (kind === 'replayed') return { at: new Date(now.getTime() - 3_600_000).toISOString() };
  return {};
};

/** Throws callbacks about every order there is, true ones again and again and spoiled ones among them, while cases go on. */
export class Storm {
  readonly #stack: TestStack;
  readonly #random: Random;
  readonly report: StormReport = {
    sent: 0,
    hostile: 0,
    perKind: {},
    orders: new Set(),
    hostileIds: [],
    accepted: [],
  };
  /** true messages the platform has to tell */
  #events: MoneyEvent[] = [];
  #invented: MoneyEvent[] = [];
  #readAt = 0;
  #isOver = false;

  constructor(stack: TestStack, random: Random) {
    this.#stack = stack;
    this.#random = random;
  }

  get #platform(): string {
    return `http://127.0.0.1:${this.#stack.site.ports['payment-gateway']}`;
  }

  async #readEvents(): Promise<void> {
    if (Date.now() - this.#readAt < READ_EVERY_MS) return;
    this.#readAt = Date.now();
    const { body } = await send<LedgerEntry[]>('GET', `${this.#platform}/admin/ledger`, {});
    this.#events = body
      .filter(({ type, event }) => type === 'callback-queued' && typeof event?.['amountFen'] === 'number')
      .map(({ event }) => event as MoneyEvent);
    this.#invented = body.flatMap((entry) => invent(entry, this.#events[0]?.['merchant']));
  }

  async #post(event: MoneyEvent, manner: Record<string, unknown>): Promise<number> {
    const { body } = await send<{ status: number }>(
      'POST',
      `${this.#platform}/admin/callbacks/send`,
      {},
      { event, ...manner },
    );
    return body.status;
  }

  /** false: nothing to throw yet, or nobody there to be hit */
  async #throwOne(): Promise<boolean> {
    const isHostile = this.#random.next() < HOSTILE_SHARE;
    const kind = isHostile ? this.#random.pick(HOSTILE) : 'repeated';
    const told = isHostile && this.#random.next() < INVENTED_SHARE ? this.#invented : this.#events;
    const fitting = OF_PAYMENTS.includes(kind) ? told.filter(({ type }) => type === 'payment.paid') : told;
    if (fitting.length === 0) return false;
    const event = this.#random.pick(fitting);
    const message = isHostile ? spoil(kind as Hostile, event) : event;
    if (isHostile) this.report.hostileIds.push(message.eventId);
    const status = await this.#post(message, isHostile ? mannerOf(kind as Hostile, this.#stack.now().toJSDate()) : {});
    if (status === 0) return false;
    this.report.sent += 1;
    this.report.perKind[kind] = (this.report.perKind[kind] ?? 0) + 1;
    this.report.orders.add(String(event['merchantOrderNo']));
    if (!isHostile) return true;
    this.report.hostile += 1;
    if (status >= 200 && status < 300) this.report.accepted.push(`${kind} ${message.eventId}`);
    return true;
  }

  stop(): void {
    this.#isOver = true;
  }

  /** Resolves when so many messages reached the server, or after `stop`; `share` of them (0–1) may have by now. */
  async rage(count: number, share: () => number): Promise<void> {
    const lane = async (): Promise<void> => {
      while (this.report.sent < count && !this.#isOver) {
        await this.#readEvents();
        const isDue = this.report.sent < count * share();
        if (!isDue || !(await this.#throwOne())) await wait(LOOK_EVERY_MS);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}
