import { bindNeeds, type Needs } from '../needs.ts';
import { acceptCase } from './accept-case.ts';
import { closeCase, recordDelivery, rejectCase, settleWithdrawal } from './close-case.ts';
import { completeCase, recordDecision, recordLicence } from './decide-case.ts';
import { findCase, findOpenRequests, getCase, getOwnCase } from './get-case.ts';
import * as inspections from './inspect-case.ts';
import { listCases } from './list-cases.ts';
import { openCase } from './open-case.ts';
import * as supplements from './supplement-case.ts';
import { withdrawCase } from './withdraw-case.ts';

export type { Case, CaseState, Channel } from './case.ts';
export { CASE_STATE_NAMES, mayWithdraw } from './case.ts';
export * from './case-errors.ts';
export type { AcceptCase } from './accept-case.ts';
export type { RejectCase } from './close-case.ts';
export type { RecordDecision } from './decide-case.ts';
export type { OpenRequests } from './get-case.ts';
export type { CaseFilter, CasePosition } from './case-reader.ts';
export type { CaseListEntry } from './list-cases.ts';
export type { OpenCase } from './open-case.ts';
export type { RectificationRequest, SupplementRequest } from './request.ts';
export type { AnswerSupplement, RequestSupplement, SupplementOutcome } from './supplement-case.ts';
export type { WithdrawCase } from './withdraw-case.ts';
export { checkApplicant } from './check-applicant.ts';
export { startProcessHandler } from './start-case.ts';

export const { recordInspection, reportRectification, requestRectification, settleRectification } = inspections;
export const { answerSupplement, findAcceptanceClock, mayRequestSupplement, requestSupplement, settleSupplement } =
  supplements;
export { acceptCase, closeCase, completeCase, findCase, findOpenRequests, getCase, getOwnCase, listCases, openCase };
export { recordDecision, recordDelivery, recordLicence, rejectCase, settleWithdrawal, withdrawCase };

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
