import type { EffectNeeds } from '../exactly-once/index.ts';
import { bindNeeds, type Needs } from '../needs.ts';
import {
  changePassword,
  createAccount,
  disableAccount,
  findActiveAccount,
  listAccounts,
  setRoles,
} from './manage-accounts.ts';
import { cancelAbsence, listAbsences, recordAbsence } from './manage-absences.ts';
import { createApiKey, getApiKey, listApiKeys, revokeApiKey } from './manage-api-keys.ts';
import { countActive, listHeads, setHead, setPhone } from './manage-contacts.ts';
import { listDepartments, saveDepartment } from './manage-departments.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { signIn } from './sign-in.ts';

export type { Absence, AbsenceReason } from './absence.ts';
export { ABSENCE_REASONS } from './absence.ts';
export type { Account, Department, Role } from './account.ts';
export { isStrongPassword, LOCK_MINUTES, mayHoldTogether, ROLES, SIGN_IN_LIMIT } from './account.ts';
export type { ApiKey, ApiScope } from './api-key.ts';
export { API_SCOPES, PORTAL_SCOPES } from './api-key.ts';
export type { RecordAbsence } from './manage-absences.ts';
export type { AccountInput } from './manage-accounts.ts';
export type { ApiKeyInput } from './manage-api-keys.ts';
export type { PasswordHasher } from './password-hasher.ts';
export * from './people-errors.ts';
export { disableAccount, findActiveAccount, listAccounts, setRoles };
export { createApiKey, getApiKey, listApiKeys, revokeApiKey };
export { listDepartments, saveDepartment };
export type { DepartmentHead } from './contact-store.ts';
export { countActive, listHeads, setHead, setPhone };
export { cancelAbsence, listAbsences, recordAbsence };

export const createPeople = (needs: Needs) =>
  bindNeeds(needs, {
    cancelAbsence,
    createApiKey,
    disableAccount,
    findActiveAccount,
    getApiKey,
    listAbsences,
    listAccounts,
    listApiKeys,
    listDepartments,
    listHeads,
    recordAbsence,
    revokeApiKey,
    saveDepartment,
    setHead,
    setPhone,
    setRoles,
  });

/** Those that hash passwords or must remember a refusal, and so open their own transactions. */
export const createPeopleEffects = (needs: EffectNeeds & { hasher: PasswordHasher }) =>
  bindNeeds(needs, { changePassword, createAccount, signIn });
