import { bindNeeds, type Needs } from '../needs.ts';
import { acceptCase } from './accept-case.ts';
import { answerSupplement } from './answer-supplement.ts';
import { closeCase, recordDelivery, rejectCase, settleWithdrawal } from './close-case.ts';
import { completeCase, recordLicence } from './complete-case.ts';
import { recordDecision } from './decide-case.ts';
import { findCase, findOpenRequests, findRenewalOf, getCase, getLockedCase, getOwnCase } from './get-case.ts';
import { holdCase } from './hold-case.ts';
import { recordInspection, requestRectification } from './inspect-case.ts';
import { settleRectification } from './settle-rectification.ts';
import { leadingClock } from './leading-clock.ts';
import { listCases } from './list-cases.ts';
import { openCase } from './open-case.ts';
import { reportRectification } from './report-rectification.ts';
import { settleSupplement } from './settle-supplement.ts';
import { requestSupplement } from './supplement-case.ts';
import { withdrawCase } from './withdraw-case.ts';

export type { Case, CaseState, Channel, RenewedLicence } from './case.ts';
export { CASE_STATE_NAMES, mayWithdraw } from './case.ts';
export * from './case-errors.ts';
export type { AcceptCase } from './accept-case.ts';
export type { AnswerSupplement } from './answer-supplement.ts';
export type { RejectCase } from './close-case.ts';
export type { RecordDecision } from './decide-case.ts';
export type { OpenRequests } from './get-case.ts';
export type { CaseFilter, CasePosition } from './case-reader.ts';
export type { CaseListEntry } from './list-cases.ts';
export type { OpenCase } from './open-case.ts';
export type { RectificationRequest, SupplementRequest } from './request.ts';
export type { ReportRectification } from './report-rectification.ts';
export type { SupplementOutcome } from './settle-supplement.ts';
export type { RequestSupplement } from './supplement-case.ts';
export type { WithdrawCase } from './withdraw-case.ts';
export { checkApplicant } from './check-applicant.ts';
export { startProcessHandler } from './start-case.ts';

export { answerSupplement, recordInspection, reportRectification, requestRectification, requestSupplement };
export { settleRectification, settleSupplement };
export {
  acceptCase,
  closeCase,
  completeCase,
  findCase,
  findOpenRequests,
  findRenewalOf,
  getCase,
  getLockedCase,
  getOwnCase,
  leadingClock,
  listCases,
  openCase,
};
export { holdCase, recordDecision, recordDelivery, recordLicence, rejectCase, settleWithdrawal, withdrawCase };

export const createCases = (needs: Needs) =>
  bindNeeds(needs, {
    acceptCase,
    answerSupplement,
    closeCase,
    completeCase,
    findCase,
    findOpenRequests,
    getCase,
    getOwnCase,
    listCases,
    openCase,
    recordDecision,
    recordDelivery,
    recordInspection,
    recordLicence,
    rejectCase,
    reportRectification,
    requestRectification,
    requestSupplement,
    settleRectification,
    settleSupplement,
    settleWithdrawal,
    withdrawCase,
  });
