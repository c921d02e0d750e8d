import type { MenuEntry } from '../ui-kit/layout/AppShell.tsx';
import { hasRole, type SessionAccess } from '../ui-kit/session/session.ts';

/** What the account may open, the first entry being its home. */
export const menuOf = ({ account }: SessionAccess): MenuEntry[] => {
  const isClerk = hasRole(account, 'window-clerk', 'reviewer', 'approver', 'inspector');
  const isSupervisor = hasRole(account, 'supervisor');
  return [
    ...(isSupervisor ? [{ label: '红黄绿灯', to: '/board' }] : []),
    ...(isClerk || isSupervisor ? [{ label: isClerk ? '待办任务' : '在办任务', to: '/tasks' }] : []),
    ...(isClerk || isSupervisor ? [{ label: '办件查询', to: '/cases' }] : []),
  ];
};
