import type { DateTime } from 'luxon';
import { findClock, getOfficeLimit, openClock, type LimitClock } from '../clocks/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { limitKeyOfRound } from '../tasks/index.ts';
import { REPLY, type Order } from './order.ts';

const of = (orderId: string, round: number) =>
  ({ subjectKind: 'order', subjectId: orderId, limitKey: limitKeyOfRound(REPLY, round) }) as const;

export const findReplyClock = (needs: Needs, orderId: string, round: number): Promise<LimitClock | undefined> =>
  findClock(needs, of(orderId, round));

/** Each time an answer is asked for it has a limit of its own. Returns the instant it is over. */
export const openReplyClock = async (
  needs: Needs,
  { id, departmentId }: Order,
  round: number,
  actor: Actor,
): Promise<DateTime> => {
  const limit = await getOfficeLimit(needs, REPLY);
  return (await openClock(needs, { ...of(id, round), limit, departmentId }, actor)).redAt;
};
