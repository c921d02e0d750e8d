import { writeAuditLine } from '../audit/index.ts';
import { turnClock, type Colour, type LimitClock } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import { findOrder, openOrder } from '../orders/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { insertSupervisionEvent } from './supervision-store.ts';

/** As the supervising process says it: this run of this clock has reached the instant of that colour. */
export interface TurnLight {
  clockId: string;
  run: number;
  colour: Colour;
}

const EVENTS: Record<Colour, string> = {
  yellow: 'ClockTurnedYellow',
  orange: 'ClockTurnedOrange',
  red: 'ClockTurnedRed',
};

/** The limits of an order are about the case the order is about; the story of the case is not theirs. */
const caseOf = async (needs: Needs, clock: LimitClock): Promise<string | undefined> =>
  clock.subjectKind === 'order' ? (await findOrder(needs, clock.subjectId))?.caseNo : clock.caseNo;

/**
 * The only writer of yellow, orange and red events. A run that is over meanwhile is let pass (`false`); one that is not due by our
 * own clock is refused as `clock-not-due`, and the engine asks again. Red asks the department why.
 */
export const turnLight = async (needs: Needs, input: TurnLight, actor: Actor): Promise<boolean> => {
  const clock = await turnClock(needs, input);
  if (clock === undefined) return false;
  const caseNo = await caseOf(needs, clock);
  if (!(await insertSupervisionEvent(needs, { ...clock, caseNo }, input.colour))) return false;
  const data = { clockId: clock.id, limitKey: clock.limitKey, run: clock.run, dueAt: clock.dueAt.toISO() };
  if (clock.caseNo !== undefined)
    await recordCaseEvent(needs, { caseNo: clock.caseNo, type: EVENTS[input.colour], data }, actor);
  const line = { action: `turn-${input.colour}`, subjectKind: 'clock', subjectId: clock.id, details: data };
  await writeAuditLine(needs, line, actor);
  if (input.colour === 'red') await openOrder(needs, clock, actor);
  await announce(needs, 'desk', clock.departmentId ?? '');
  return true;
};
