import { dayNumberAt, dayOfNumber } from '../calendar/index.ts';
import { openIncident, resolveIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { coverageOf } from './coverage.ts';
import { judgePair } from './difference.ts';
import type { Difference, DifferenceKind, Pair } from './difference.ts';
import * as differences from './difference-store.ts';
import type { OpenDifference } from './difference-store.ts';
import { selectPairs } from './pair-reader.ts';
import type { Numbers } from './pair-reader.ts';
import { selectStatementDays } from './statement-store.ts';

/** How many differences came and went. */
export interface Judgement {
  opened: number;
  settled: number;
}

/** The day of the statement that lists it, else the day of our books. */
const dayOf = ({ theirs, ours }: Pair): string =>
  theirs[0]?.day ?? dayOfNumber(dayNumberAt(ours?.settledAt?.getTime() ?? 0));

const openDifference = async (needs: Needs, pair: Pair, difference: Difference): Promise<boolean> => {
  const { kind, oursFen, theirsFen } = difference;
  const { number, ours, theirs } = pair;
  if (!(await differences.isDifferenceNews(needs, { kind, number }))) return false;
  const caseNo = ours?.caseNo;
  const orderNo = ours?.orderNo ?? theirs[0]?.orderNo ?? number;
  const message = `ours ${oursFen ?? 'none'}, theirs ${theirsFen ?? 'none'} (fen)`;
  const incident = await openIncident(needs, { kind, subject: number, ...(caseNo && { caseNo }), message });
  const found = { ...difference, number, orderNo, caseNo, day: dayOf(pair), oursState: ours?.state };
  await differences.saveDifference(needs, found, incident);
  return true;
};

const settleDifference = async (needs: Needs, { id, kind, number }: OpenDifference, actor: Actor): Promise<void> => {
  const resolvedBy = `${actor.kind}:${actor.id}`;
  await differences.updateDifferenceResolved(needs, id, { resolution: 'settled', resolvedBy });
  await resolveIncident(needs, { kind, subject: number }, actor);
};

/**
 * Compares both sides of these numbers and of every open difference. A difference is opened once, with a numbered incident, however
 * often this runs; one that no longer holds – a later statement lists it, a notice has come – is settled by itself.
 */
export const judgeDifferences = async (needs: Needs, numbers: Numbers, actor: Actor): Promise<Judgement> => {
  const open = await differences.selectOpenDifferences(needs);
  const openNumbers = (movement: 'payment' | 'refund'): string[] =>
    open.filter(({ kind }) => differences.movementOf(kind) === movement).map(({ number }) => number);
  const all = {
    payment: [...numbers.payment, ...openNumbers('payment')],
    refund: [...numbers.refund, ...openNumbers('refund')],
  };
  const isCovered = coverageOf(new Set(await selectStatementDays(needs)));
  const holding = new Set<`${DifferenceKind}:${string}`>();
  let opened = 0;
  for (const pair of await selectPairs(needs, all)) {
    const difference = judgePair(pair, isCovered);
    if (!difference) continue;
    holding.add(`${difference.kind}:${pair.number}`);
    if (await openDifference(needs, pair, difference)) opened += 1;
  }
  const over = open.filter(({ kind, number }) => !holding.has(`${kind}:${number}`));
  for (const one of over) await settleDifference(needs, one, actor);
  return { opened, settled: over.length };
};
