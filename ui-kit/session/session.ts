import type { Role, SessionAccount } from '../../server/session/session-schemas.ts';
import { createContext, useContext } from 'react';

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
