import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { AppShell, type MenuEntry } from '../ui-kit/layout/AppShell.tsx';
import { FullPageNotice } from '../ui-kit/layout/FullPageNotice.tsx';
import { hasRole, useSession, type SessionAccess } from '../ui-kit/session/session.ts';
import { LiveStatus } from './live/LiveStatus.tsx';
import { LiveContext } from './live/live.ts';
import { useLiveUpdates } from './live/useLiveUpdates.ts';
import { TasksPage } from './tasks/TasksPage.tsx';

const TaskPage = lazy(() => import('./task/TaskPage.tsx').then(({ TaskPage }) => ({ default: TaskPage })));
const CasesPage = lazy(() => import('./cases/CasesPage.tsx').then(({ CasesPage }) => ({ default: CasesPage })));
const CasePage = lazy(() => import('./case/CasePage.tsx').then(({ CasePage }) => ({ default: CasePage })));
const BoardPage = lazy(() => import('./board/BoardPage.tsx').then(({ BoardPage }) => ({ default: BoardPage })));

/** Menu and pages by role. An account without business here goes where it belongs. */
export const Desk = () => {
  const session = useSession();
  const menu = menuOf(session);
  const home = menu[0]?.to;
  if (home === undefined) return <NotHere session={session} />;
  return <DeskPages session={session} menu={menu} home={home} />;
};

const DeskPages = ({ session, menu, home }: { session: SessionAccess; menu: MenuEntry[]; home: string }) => (
  <LiveContext value={useLiveUpdates()}>
    <AppShell product="审批工作台" session={session} menu={menu} status={<LiveStatus />}>
      <Suspense fallback={<FullPageNotice isBusy title="正在打开" />}>
        <Routes>
          <Route path="/" element={<Navigate to={home} replace />} />
          <Route path="/tasks" element={<TasksPage />} />
          <Route path="/tasks/:taskId" element={<TaskPage />} />
          <Route path="/cases" element={<CasesPage />} />
          <Route path="/cases/:caseNo" element={<CasePage />} />
          <Route path="/board" element={<BoardPage />} />
          <Route path="*" element={<FullPageNotice title="没有这一页" text="地址可能写错了，请从上方菜单进入。" />} />
        </Routes>
      </Suspense>
    </AppShell>
  </LiveContext>
);

const menuOf = ({ account }: SessionAccess): MenuEntry[] => {
  const isClerk = hasRole(account, 'window-clerk', 'reviewer', 'approver', 'inspector');
  const isSupervisor = hasRole(account, 'supervisor');
  return [
    ...(isSupervisor ? [{ label: '红黄绿灯', to: '/board' }] : []),
    ...(isClerk || isSupervisor ? [{ label: isClerk ? '待办任务' : '在办任务', to: '/tasks' }] : []),
    ...(isClerk || isSupervisor ? [{ label: '办件查询', to: '/cases' }] : []),
  ];
};

const NotHere = ({ session }: { session: SessionAccess }) => {
  if (session.account.homePath !== '/desk') {
    window.location.replace(session.account.homePath);
    return <FullPageNotice isBusy title="正在转到您的工作台" />;
  }
  return (
    <AppShell product="审批工作台" session={session} menu={[]}>
      <FullPageNotice title="您的账号没有审批业务" text="需要办理业务时，请联系系统管理员分配岗位。" />
    </AppShell>
  );
};
