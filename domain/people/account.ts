import type { DateTime } from 'luxon';

/** What an account may do. The three administrators exclude each other and every other role. */
export const ROLES = [
  'window-clerk',
  'reviewer',
  'approver',
  'inspector',
  'supervisor',
  'analyst',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const;
export type Role = (typeof ROLES)[number];

export interface Department {
  id: string;
  name: string;
  position: number;
}

export interface Account {
  id: string;
  loginName: string;
  displayName: string;
  department: { id: string; name: string } | undefined;
  roles: Role[];
  isDisabled: boolean;
  lockedUntil: DateTime | undefined;
  createdAt: DateTime;
}

const isAdministrator = (role: Role): boolean => role.endsWith('-administrator');

/** 三员分立: an administrator holds exactly that one role. */
export const mayHoldTogether = (roles: readonly Role[]): boolean =>
  new Set(roles).size === roles.length && (roles.length === 1 || !roles.some(isAdministrator));

/** After this many wrong passwords in a row an account is locked. */
export const SIGN_IN_LIMIT = 5;
/** For this long; each further wrong password locks it again. */
export const LOCK_MINUTES = 15;

/** At least 10 characters of at least 3 of: lower case, upper case, digits, others. */
export const isStrongPassword = (password: string): boolean =>
  password.length >= 10 &&
  password.length <= 256 &&
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length >= 3;
