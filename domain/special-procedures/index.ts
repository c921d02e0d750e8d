import { bindNeeds, type Needs } from '../needs.ts';
import { beginSpecialProcedure } from './begin-special-procedure.ts';
import { cancelSpecialProcedures, endSpecialProcedure } from './end-special-procedure.ts';
import { extendLimit } from './extend-limit.ts';
import { enterProcedure, leaveProcedure } from './follow-step.ts';
import { selectProcedures } from './special-procedure-store.ts';

export type { SpecialProcedure } from './special-procedure.ts';
export { isUnderWay } from './special-procedure.ts';
export * from './special-procedure-errors.ts';
export type { BeginSpecialProcedure } from './begin-special-procedure.ts';
export type { EndSpecialProcedure } from './end-special-procedure.ts';
export type { ExtendLimit } from './extend-limit.ts';
export { extensionOf } from './extend-limit.ts';
export type { EnterProcedure, StepProcedure } from './follow-step.ts';
export { isLeadApprover } from './lead-approver.ts';
export { cancelSpecialProcedures, enterProcedure, leaveProcedure };

/** What a case needed besides its ordinary steps, in the order it began. */
export const listSpecialProcedures = (needs: Needs, caseNo: string) => selectProcedures(needs, caseNo);

export const createSpecialProcedures = (needs: Needs) =>
  bindNeeds(needs, {
    beginSpecialProcedure,
    cancelSpecialProcedures,
    endSpecialProcedure,
    enterProcedure,
    extendLimit,
    leaveProcedure,
    listSpecialProcedures,
  });
