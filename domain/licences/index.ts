import { bindNeeds, type Needs } from '../needs.ts';
import { changeLicence } from './change-licence.ts';
import { listPossibleChanges } from './check-change.ts';
import { demandLicences, listLicenceDemands } from './demand-licences.ts';
import { findForFiling } from './find-for-filing.ts';
import { findLicence, getPublicLicence, readLicenceFile } from './find-licence.ts';
import { findRenewable } from './find-renewable.ts';
import { findRenewed } from './find-renewed.ts';
import { followLicenceStates } from './follow-licence-states.ts';
import { issueLicence } from './issue-licence.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import { pursueDemands } from './pursue-demands.ts';
import { pushStock } from './push-stock.ts';
import { recordDemandNotice, recordStockNotice } from './record-demand-notice.ts';
import { recordLicenceState } from './record-licence-state.ts';
import { listLicenceChanges } from './record-change.ts';
import { revokeLicence } from './revoke-licence.ts';
import { getStock, takeStock } from './take-stock.ts';
import { tellLicenceChanges } from './tell-licence-changes.ts';

export type { ChangeLicence } from './check-change.ts';
export type { PublicLicence } from './find-licence.ts';
export type { LicenceEffectNeeds } from './issue-licence.ts';
export type { Licence, LicenceContent, LicenceRule, LicenceState } from './licence.ts';
export { LICENCE_STATE_NAMES } from './licence.ts';
export type { LicenceChange, LicenceChangeGround, LicenceChangeKind, PossibleChange } from './licence-change.ts';
export type { LicenceDemand, LicenceDemandState } from './licence-demand.ts';
export { CHANGE_RULES, licenceChangeGround } from './licence-change.ts';
export * from './licence-errors.ts';
export type { LicenceIdentifierParts } from './licence-identifier.ts';
export { checkCharacter, makeLicenceIdentifier, parseLicenceIdentifier } from './licence-identifier.ts';
export type { LicencePrinter, LicenceSheet } from './licence-printer.ts';
export type * from './licence-repository.ts';
export type { StockLicence, StockLicenceState } from './stock-licence.ts';
export type { LicenceSeal } from './licence-seal.ts';
export type { LicenceStateNotice } from './record-licence-state.ts';
export { LICENCE_PROVIDER } from './take-notice.ts';
export { findForFiling, findLicence, findRenewable, findRenewed, getPublicLicence, issueLicence };
export { followLicenceStates, recordLicenceState };
export { getStock, pushStock, recordStockNotice, takeStock };
export { demandLicences, listLicenceDemands, pursueDemands, recordDemandNotice };
export { changeLicence, listLicenceChanges, listPossibleChanges, readLicenceFile, revokeLicence, tellLicenceChanges };

export const createLicences = (needs: Needs) =>
  bindNeeds(needs, {
    changeLicence,
    demandLicences,
    findLicence,
    findRenewable,
    getPublicLicence,
    getStock,
    listLicenceChanges,
    listLicenceDemands,
    listPossibleChanges,
    recordDemandNotice,
    recordLicenceState,
    recordStockNotice,
  });

/** Those that ask the repository, and so open their own transactions. */
export const createLicencesEffects = (needs: LicenceEffectNeeds) =>
  bindNeeds(needs, {
    findForFiling,
    followLicenceStates,
    issueLicence,
    pursueDemands,
    pushStock,
    readLicenceFile,
    revokeLicence,
    takeStock,
    tellLicenceChanges,
  });
