import { holdCase } from '../cases/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { closeProcedure } from './close-procedure.ts';
import { getLeadApprover } from './lead-approver.ts';
import * as errors from './special-procedure-errors.ts';
import { selectProcedures } from './special-procedure-store.ts';

export interface EndSpecialProcedure {
  caseNo: string;
  procedureId: string;
  result: string;
  opinion?: string | undefined;
  /** of the case, as the screen had it */
  version: number;
}

/**
 * The result of a procedure that was begun at the desk; no procedure ends without one, and the limits go on from here. Errors:
 * case-changed, not-lead-approver, special-procedure-not-found, special-procedure-of-step, special-procedure-ended.
 */
export const endSpecialProcedure = async (needs: Needs, input: EndSpecialProcedure, actor: Actor): Promise<void> => {
  const { caseNo, procedureId, result, opinion } = input;
  const found = await holdCase(needs, input);
  await getLeadApprover(needs, found, actor);
  const procedure = (await selectProcedures(needs, caseNo)).find(({ id }) => id === procedureId);
  if (procedure === undefined) throw errors.procedureNotFound();
  if (procedure.taskId !== undefined) throw errors.procedureOfStep();
  if (procedure.endedAt !== undefined) throw errors.procedureEnded();
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const ending = { at: needs.clock.now(), isCancelled: false, result, opinion };
  await closeProcedure(needs, { procedure, item, ending }, actor);
};

/** The case is over: what was begun at the desk and has no result yet ends without one. */
export const cancelSpecialProcedures = async (needs: Needs, { caseNo }: { caseNo: string }, actor: Actor) => {
  const open = (await selectProcedures(needs, caseNo)).filter(({ endedAt }) => endedAt === undefined);
  if (open.length === 0) return;
  const { modelVersionId } = await holdCase(needs, { caseNo });
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const ending = { at: needs.clock.now(), isCancelled: true };
  for (const procedure of open) await closeProcedure(needs, { procedure, item, ending }, actor);
};
