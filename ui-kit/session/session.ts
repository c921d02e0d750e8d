import { createContext, useContext } from 'react';

/** The office a signed-in account may hold; decides menus, never rights (those are the server's). */
export type Role =
  | 'window-clerk'
  | 'reviewer'
  | 'approver'
  | 'inspector'
  | 'supervisor'
  | 'analyst'
  | 'system-administrator'
  | 'security-administrator'
  | 'audit-administrator';

export interface SessionAccount {
  id: string;
  displayName: string;
  departmentId: string | null;
  departmentName: string | null;
  roles: Role[];
}

export interface Session {
  account: SessionAccount;
  csrfToken: string;
}

export interface SessionAccess {
  account: SessionAccount;
  signOut: () => void;
}

export const SessionContext = createContext<SessionAccess | undefined>(undefined);

/** The signed-in account; only inside `SessionGate`. */
export const useSession = (): SessionAccess => {
  const access = useContext(SessionContext);
  if (access === undefined) throw new Error('useSession needs a SessionGate around it');
  return access;
};

export const hasRole = (account: SessionAccount, ...roles: Role[]): boolean =>
  roles.some((role) => account.roles.includes(role));
