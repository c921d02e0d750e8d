import { dayNumberAt, dayOfNumber, startOfDayNumber } from '../calendar/index.ts';
import { oneByOne, openIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { PaymentEffectNeeds } from '../payments/index.ts';
import { judgeDifferences } from './judge-differences.ts';
import { reconcileDay, STATEMENT_MISSING } from './reconcile-day.ts';
import type { ReconciledDay } from './reconcile-day.ts';
import { selectUnlisted } from './pair-reader.ts';
import { lockReconciliation, selectDoubtfulDays, selectFirstOrderAt, selectStatementDays } from './statement-store.ts';

/** Platforms keep statements for about three months; older days are looked at by people. */
const LOOK_BACK_DAYS = 60;
/** A day whose statement has not come by then, or cannot be read, is an incident. */
const MISSING_AFTER_DAYS = 3;
/** A statement with open differences is fetched again that often: the platform may have put it right. */
const AGAIN_HOURS = 24;

/** Days that are over and whose statement is not here, oldest first. */
const findMissingDays = async (needs: Needs): Promise<string[]> => {
  const first = await selectFirstOrderAt(needs);
  const today = dayNumberAt(needs.clock.now().toMillis());
  const from = Math.max(today - LOOK_BACK_DAYS, first === undefined ? today - 1 : dayNumberAt(first.getTime()));
  const here = new Set(await selectStatementDays(needs));
  const days = Array.from({ length: Math.max(0, today - from) }, (_, index) => dayOfNumber(from + index));
  return days.filter((day) => !here.has(day));
};

const findDoubtfulDays = async (needs: Needs): Promise<string[]> => {
  const now = needs.clock.now();
  const from = dayOfNumber(dayNumberAt(now.toMillis()) - LOOK_BACK_DAYS);
  return selectDoubtfulDays(needs, from, now.minus({ hours: AGAIN_HOURS }).toJSDate());
};

const noteMissing = (needs: PaymentEffectNeeds, day: string, message: string): Promise<void> =>
  needs.transact(async (inside) => {
    const latest = dayOfNumber(dayNumberAt(inside.clock.now().toMillis()) - MISSING_AFTER_DAYS);
    // of a day asked about again the earlier statement is here
    const isHere = (await selectStatementDays(inside)).includes(day);
    if (day < latest && !isHere) await openIncident(inside, { kind: STATEMENT_MISSING, subject: day, message });
  });

const reconcileOrNote = async (needs: PaymentEffectNeeds, day: string, actor: Actor): Promise<ReconciledDay> => {
  try {
    const result = await reconcileDay(needs, { day }, actor);
    if (result.state === 'not-ready') await noteMissing(needs, day, 'the platform made no statement of this day');
    return result;
  } catch (error) {
    await noteMissing(needs, day, 'the statement of this day cannot be fetched or read');
    throw error;
  }
};

/** The first instant of the days that are looked at. */
const lookBackFrom = ({ clock }: Needs): Date =>
  new Date(startOfDayNumber(dayNumberAt(clock.now().toMillis()) - LOOK_BACK_DAYS));

/** What was done in one round. */
interface Round {
  reconciled: number;
  opened: number;
  settled: number;
}

const summarise = (results: readonly PromiseSettledResult<ReconciledDay>[]): Round => {
  const days = results.flatMap((result) =>
    result.status === 'fulfilled' && result.value.state === 'reconciled' ? [result.value] : [],
  );
  const sum = (of: 'opened' | 'settled'): number => days.reduce((total, day) => total + day[of], 0);
  return { reconciled: days.length, opened: sum('opened'), settled: sum('settled') };
};

/**
 * Reconciles every day that is over and was not yet, again what differs, judges what was booked since, and settles what has come
 * right. Answers what was done. A day that fails keeps no other back, and is thrown in the end.
 */
export const reconcileDueDays = async (
  needs: PaymentEffectNeeds,
  _input: Record<never, never>,
  actor: Actor,
): Promise<Round> => {
  const missing = await needs.transact(findMissingDays);
  const doubtful = await needs.transact(findDoubtfulDays);
  const results = await oneByOne([...missing, ...doubtful], (day) => reconcileOrNote(needs, day, actor));
  const done = summarise(results);
  const rest = await needs.transact(async (inside) => {
    await lockReconciliation(inside);
    return judgeDifferences(inside, await selectUnlisted(inside, lookBackFrom(inside)), actor);
  });
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return { ...done, opened: done.opened + rest.opened, settled: done.settled + rest.settled };
};
