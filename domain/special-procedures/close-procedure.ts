import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Item } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { holdLimits, releaseLimits } from './hold-limits.ts';
import { isUnderWay, type SpecialProcedure } from './special-procedure.ts';
import { selectProcedures, updateProcedureEnded, type ProcedureEnding } from './special-procedure-store.ts';

/** Writes down how a procedure ended; the limits go on, unless another procedure has waited for its turn to hold them. */
export const closeProcedure = async (
  needs: Needs,
  { procedure, item, ending }: { procedure: SpecialProcedure; item: Item; ending: ProcedureEnding },
  actor: Actor,
): Promise<void> => {
  const { id, caseNo, name, holdsClocks } = procedure;
  const { at, isCancelled, result } = ending;
  await updateProcedureEnded(needs, id, ending);
  const data = { procedureId: id, procedure: name, isCancelled, result: result ?? null };
  await recordCaseEvent(needs, { caseNo, type: 'SpecialProcedureEnded', data }, actor);
  const line = { action: 'end-special-procedure', subjectKind: 'case', subjectId: caseNo, details: data };
  await writeAuditLine(needs, line, actor);
  if (holdsClocks) {
    await releaseLimits(needs, { caseNo, item, at }, actor);
    const waiting = (await selectProcedures(needs, caseNo)).find((one) => isUnderWay(one) && one.stopsClock);
    if (waiting !== undefined) await holdLimits(needs, { procedure: waiting, item, at }, actor);
  }
  await announce(needs, 'desk', caseNo);
};
