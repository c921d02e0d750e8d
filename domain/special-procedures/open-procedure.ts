import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { writeAuditLine } from '../audit/index.ts';
import { getCalendar } from '../calendar/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Item, ProcedureKind } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { holdLimits } from './hold-limits.ts';
import { isUnderWay, type SpecialProcedure } from './special-procedure.ts';
import { insertProcedure, selectProcedures } from './special-procedure-store.ts';

export interface OpenProcedure {
  caseNo: string;
  item: Item;
  kind: ProcedureKind;
  stopsClock: boolean;
  expectedDays: number;
  reason: string;
  at: DateTime;
  taskId?: string | undefined;
  approverId?: string | undefined;
}

/** The day on which the limits run again when so many working days, that of `at` the first of them, do not count. */
const expectedUntil = async (needs: Needs, at: DateTime, days: number): Promise<string> =>
  (await getCalendar(needs)).addWorkingDays(at.minus({ days: 1 }).toISODate() ?? '', days + 1);

/** Writes down that a procedure has begun. While another one holds the limits it waits its turn: suspensions do not overlap. */
export const openProcedure = async (needs: Needs, input: OpenProcedure, actor: Actor): Promise<SpecialProcedure> => {
  const { caseNo, item, kind, stopsClock, expectedDays, reason, at, taskId, approverId } = input;
  const earlier = await selectProcedures(needs, caseNo);
  const { basis, name, law } = kind;
  const procedure = {
    ...{ id: randomUUID(), caseNo, seq: earlier.length + 1, basis, name, law, reason, stopsClock, expectedDays },
    ...{ expectedUntil: await expectedUntil(needs, at, expectedDays), beganAt: at, taskId, approverId },
  };
  await insertProcedure(needs, procedure);
  const data = { procedureId: procedure.id, procedure: name, basis, stopsClock, expectedDays };
  await recordCaseEvent(needs, { caseNo, type: 'SpecialProcedureBegun', data }, actor);
  const line = { action: 'begin-special-procedure', subjectKind: 'case', subjectId: caseNo };
  await writeAuditLine(needs, { ...line, details: { ...data, taskId: taskId ?? null } }, actor);
  const isHeld = earlier.some((one) => isUnderWay(one) && one.holdsClocks);
  const begun = (await selectProcedures(needs, caseNo)).at(-1) as SpecialProcedure;
  if (stopsClock && !isHeld) await holdLimits(needs, { procedure: begun, item, at }, actor);
  await announce(needs, 'desk', caseNo);
  return (await selectProcedures(needs, caseNo)).at(-1) ?? begun;
};
