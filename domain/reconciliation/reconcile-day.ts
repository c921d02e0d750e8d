import { dayNumberOf } from '../calendar/index.ts';
import { oneByOne, resolveIncident } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { askAboutOrder, askAboutRefund } from '../payments/index.ts';
import type { PaymentEffectNeeds } from '../payments/index.ts';
import { windowOf } from './coverage.ts';
import { judgeDifferences } from './judge-differences.ts';
import type { Judgement } from './judge-differences.ts';
import { selectNumbers, selectUnheard } from './pair-reader.ts';
import { lockReconciliation, replaceStatement } from './statement-store.ts';

/** The incident of a day whose statement does not come. */
export const STATEMENT_MISSING = 'statement-missing';

export type ReconciledDay = { state: 'not-ready' } | ({ state: 'reconciled'; lines: number } & Judgement);

/** Before a payment counts as a difference the platform is asked: we may only not have heard of it. */
const askAboutUnheard = async (needs: PaymentEffectNeeds, day: string, actor: Actor): Promise<void> => {
  const { orders, refunds } = await needs.transact((inside) => selectUnheard(inside, day));
  await oneByOne(orders, (orderNo) => askAboutOrder(needs, { orderNo }, actor));
  await oneByOne(refunds, (refundNo) => askAboutRefund(needs, { refundNo }, actor));
};

/**
 * Fetches the platform's statement of a day and compares it with our books in both directions. May run again at any time, also with
 * a corrected statement.
 */
export const reconcileDay = async (
  needs: PaymentEffectNeeds,
  { day }: { day: string },
  actor: Actor,
): Promise<ReconciledDay> => {
  const lines = await needs.gateway.fetchStatement(day);
  if (lines === undefined) return { state: 'not-ready' };
  await needs.transact(async (inside) => {
    await lockReconciliation(inside);
    await replaceStatement(inside, day, lines);
    await resolveIncident(inside, { kind: STATEMENT_MISSING, subject: day }, actor);
  });
  await askAboutUnheard(needs, day, actor);
  const judgement = await needs.transact(async (inside) => {
    await lockReconciliation(inside);
    const numbers = await selectNumbers(inside, { day, ...windowOf(dayNumberOf(day)) });
    return judgeDifferences(inside, numbers, actor);
  });
  return { state: 'reconciled', lines: lines.length, ...judgement };
};
