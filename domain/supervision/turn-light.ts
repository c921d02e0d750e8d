import { writeAuditLine } from '../audit/index.ts';
import { turnClock } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import { openOrder } from '../orders/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { insertSupervisionEvent } from './supervision-store.ts';

/** As the supervising process says it: this run of this clock has reached its yellow or red instant. */
export interface TurnLight {
  clockId: string;
  run: number;
  colour: 'yellow' | 'red';
}

/**
 * The only writer of yellow and red events. A run that is over meanwhile is let pass (`false`); one that is not due by our own clock
 * is refused as `clock-not-due`, and the engine asks again. Red asks the department why.
 */
export const turnLight = async (needs: Needs, input: TurnLight, actor: Actor): Promise<boolean> => {
  const clock = await turnClock(needs, input);
  if (clock === undefined || !(await insertSupervisionEvent(needs, clock, input.colour))) return false;
  const type = input.colour === 'yellow' ? 'ClockTurnedYellow' : 'ClockTurnedRed';
  const data = { clockId: clock.id, limitKey: clock.limitKey, run: clock.run, dueAt: clock.dueAt.toISO() };
  if (clock.caseNo !== undefined) await recordCaseEvent(needs, { caseNo: clock.caseNo, type, data }, actor);
  const line = { action: `turn-${input.colour}`, subjectKind: 'clock', subjectId: clock.id, details: data };
  await writeAuditLine(needs, line, actor);
  if (input.colour === 'red') await openOrder(needs, clock, actor);
  await announce(needs, 'desk', clock.departmentId ?? '');
  return true;
};
