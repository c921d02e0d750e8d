import type { MenuEntry } from '../ui-kit/layout/AppShell.tsx';
import type { SessionAccess } from '../ui-kit/session/session.ts';
import { isClerk, isSupervisor } from './offices.ts';

/** What the account may open, the first entry being its home. */
export const menuOf = ({ account }: SessionAccess): MenuEntry[] => {
  if (!isClerk(account) && !isSupervisor(account)) return [];
  return [
    ...(isSupervisor(account) ? [{ label: '红黄绿灯', to: '/board' }] : []),
    { label: isClerk(account) ? '待办任务' : '在办任务', to: '/tasks' },
    { label: '办件查询', to: '/cases' },
    ...(isSupervisor(account) ? [{ label: '支付对账', to: '/reconciliation' }] : []),
  ];
};
