import { hasRole, type SessionAccess } from '../ui-kit/session/session.ts';

type Account = SessionAccess['account'];

/** Claims and decides steps. */
export const isClerk = (account: Account): boolean =>
  hasRole(account, 'window-clerk', 'reviewer', 'approver', 'inspector');

/** Looks at everybody's work and does none of it, save the steps of supervision itself. */
export const isSupervisor = (account: Account): boolean => hasRole(account, 'supervisor');

/** Keeps calendar, office hours and the office's own limits; has no part in cases. */
export const isSystemAdministrator = (account: Account): boolean => hasRole(account, 'system-administrator');

/** A task is for one role of one department; a supervisor's list holds those of others, too. */
export const isMeantFor = (account: Account, task: { departmentId: string; role: string }): boolean =>
  task.departmentId === account.department?.id && account.roles.some((role) => role === task.role);

/** Decides in this department's name. */
export const isApproverOf = (account: Account, departmentId: string): boolean =>
  hasRole(account, 'approver') && account.department?.id === departmentId;
