import { hasRole, type SessionAccess } from '../ui-kit/session/session.ts';

type Account = SessionAccess['account'];

/** Claims and decides steps. */
export const isClerk = (account: Account): boolean =>
  hasRole(account, 'window-clerk', 'reviewer', 'approver', 'inspector');

/** Looks at everybody's work and does none of it. */
export const isSupervisor = (account: Account): boolean => hasRole(account, 'supervisor');
