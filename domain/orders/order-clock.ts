import { findClock, getOfficeLimit, openClock, stopClock, type LimitClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { limitKeyOfRound } from '../tasks/index.ts';
import { EXPLANATION, REPLY, type Order } from './order.ts';

const of = (orderId: string, round: number) =>
  ({ subjectKind: 'order', subjectId: orderId, limitKey: limitKeyOfRound(REPLY, round) }) as const;

export const findReplyClock = (needs: Needs, orderId: string, round: number): Promise<LimitClock | undefined> =>
  findClock(needs, of(orderId, round));

/** Each time an answer is asked for it has a limit of its own. */
export const openReplyClock = async (
  needs: Needs,
  { id, departmentId }: Order,
  round: number,
  actor: Actor,
): Promise<LimitClock> => {
  const limit = await getOfficeLimit(needs, REPLY);
  return openClock(needs, { ...of(id, round), limit, departmentId }, actor);
};

/** Once the order is issued it is too late to explain. */
export const stopExplanationClock = (needs: Needs, orderId: string, actor: Actor): Promise<void> => {
  const explanation = { subjectKind: 'order', subjectId: orderId, limitKey: EXPLANATION } as const;
  return stopClock(needs, { ...explanation, reason: 'order-issued' }, actor);
};
