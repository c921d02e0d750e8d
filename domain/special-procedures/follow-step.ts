import type { DateTime } from 'luxon';
import { holdCase } from '../cases/index.ts';
import { findProcedure, getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { closeProcedure } from './close-procedure.ts';
import { openProcedure } from './open-procedure.ts';
import { procedureUnknown } from './special-procedure-errors.ts';
import { selectProcedureOfTask, type ProcedureEnding } from './special-procedure-store.ts';

/** What a model says of a user task that is a special procedure. */
export interface StepProcedure {
  basis: string;
  /** working days */
  expectedDays: number;
  stopsClock: boolean;
}

export interface EnterProcedure extends StepProcedure {
  caseNo: string;
  taskId: string;
  /** name of the step */
  step: string;
  at: DateTime;
  approverId?: string | undefined;
}

/** The engine has entered a step that is a special procedure: the limits stand still from then on, if it stops them. */
export const enterProcedure = async (needs: Needs, input: EnterProcedure, actor: Actor): Promise<void> => {
  const { caseNo, taskId, step, basis, expectedDays, at, approverId } = input;
  if ((await selectProcedureOfTask(needs, taskId)) !== undefined) return;
  const { modelVersionId } = await holdCase(needs, { caseNo });
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const kind = findProcedure(item, basis);
  if (kind === undefined) throw procedureUnknown();
  // the gate has refused a model that says more than law; whoever published it, the clock stops for law alone
  const stopsClock = input.stopsClock && kind.mayStopClock;
  const begun = { caseNo, item, kind, stopsClock, expectedDays, reason: `流程环节“${step}”`, at };
  await openProcedure(needs, { ...begun, taskId, approverId }, actor);
};

/**
 * It has left it: by a decision, which is its result, or because the process took it away. Told twice (by the decision and by the
 * engine) the first counts.
 */
export const leaveProcedure = async (
  needs: Needs,
  { taskId, ...ending }: ProcedureEnding & { taskId: string },
  actor: Actor,
): Promise<void> => {
  const procedure = await selectProcedureOfTask(needs, taskId);
  if (procedure === undefined || procedure.endedAt !== undefined) return;
  const { modelVersionId } = await holdCase(needs, procedure);
  const { item } = await getItemOfVersion(needs, modelVersionId);
  await closeProcedure(needs, { procedure, item, ending }, actor);
};
