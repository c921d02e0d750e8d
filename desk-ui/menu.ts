import type { MenuEntry } from '../ui-kit/layout/AppShell.tsx';
import type { SessionAccess } from '../ui-kit/session/session.ts';
import { isClerk, isSupervisor, isSystemAdministrator } from './offices.ts';

/** Whether it has to do with cases at all: administrators keep the office and see none. */
export const hasCases = ({ account }: SessionAccess): boolean => isClerk(account) || isSupervisor(account);

/** What the account may open, the first entry being its home. */
export const menuOf = (session: SessionAccess): MenuEntry[] => {
  const { account } = session;
  const calendar =
    isSystemAdministrator(account) || isSupervisor(account) ? [{ label: '工作日历', to: '/calendar' }] : [];
  const office = isSystemAdministrator(account) ? [{ label: '办公时间与时限', to: '/office' }] : [];
  const upkeep = [...calendar, ...office];
  if (!hasCases(session)) return upkeep;
  return [
    ...(isSupervisor(account) ? [{ label: '红黄绿灯', to: '/board' }] : []),
    { label: isClerk(account) ? '待办任务' : '在办任务', to: '/tasks' },
    { label: '办件查询', to: '/cases' },
    { label: '超期清单', to: '/overdue' },
    { label: '督办', to: '/orders' },
    { label: '咨询投诉', to: '/inquiries' },
    ...(isSupervisor(account) ? [{ label: '监察线索', to: '/clues' }] : []),
    ...(isSupervisor(account) ? [{ label: '支付对账', to: '/reconciliation' }] : []),
    { label: '时限计算', to: '/deadlines' },
    ...upkeep,
  ];
};
