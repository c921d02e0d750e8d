import { caseStateWrong, holdCase } from '../cases/index.ts';
import { findProcedure, getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { getLeadApprover } from './lead-approver.ts';
import { openProcedure } from './open-procedure.ts';
import { isUnderWay, type SpecialProcedure } from './special-procedure.ts';
import { procedureOpen, procedureUnknown } from './special-procedure-errors.ts';
import { selectProcedures } from './special-procedure-store.ts';

export interface BeginSpecialProcedure {
  caseNo: string;
  /** code of 行政许可法第四十五条, or key in `item.json` */
  basis: string;
  /** working days */
  expectedDays: number;
  /** why this case needs it, as told to the applicant */
  reason: string;
  /** of the case, as the screen had it */
  version: number;
}

/**
 * An approver of the lead department begins a special procedure where the model has none. What 行政许可法第四十五条 lists stops the
 * limits of the case, anything else only where the item names the law. Errors: case-changed, not-lead-approver, case-state-wrong,
 * special-procedure-unknown, special-procedure-open.
 */
export const beginSpecialProcedure = async (
  needs: Needs,
  input: BeginSpecialProcedure,
  actor: Actor,
): Promise<SpecialProcedure> => {
  const { caseNo, basis, expectedDays, reason } = input;
  const found = await holdCase(needs, input);
  const approver = await getLeadApprover(needs, found, actor);
  if (found.state !== 'accepted') throw caseStateWrong();
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const kind = findProcedure(item, basis);
  if (kind === undefined) throw procedureUnknown([{ path: '/basis', message: `没有特别程序“${basis}”` }]);
  const open = (await selectProcedures(needs, caseNo)).filter(isUnderWay);
  if (open.some((one) => one.basis === basis || (one.stopsClock && kind.mayStopClock))) throw procedureOpen();
  const begun = { caseNo, item, kind, stopsClock: kind.mayStopClock, expectedDays, reason };
  return openProcedure(needs, { ...begun, at: needs.clock.now(), approverId: approver.id }, actor);
};
