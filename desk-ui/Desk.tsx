import { AppShell } from '../ui-kit/layout/AppShell.tsx';
import { useSession } from '../ui-kit/session/session.ts';

export const Desk = () => {
  const session = useSession();
  return (
    <AppShell product="审批工作台" session={session} menu={[{ label: '待办任务', to: '/tasks' }]}>
      <div />
    </AppShell>
  );
};
