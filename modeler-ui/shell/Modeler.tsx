import { Navigate, Route, Routes } from 'react-router';
import { AppShell } from '../../ui-kit/layout/AppShell.tsx';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { hasRole, useSession } from '../../ui-kit/session/session.ts';
import { VersionPage } from '../versions/VersionPage.tsx';
import { DraftPage } from './DraftPage.tsx';
import { ModelsPage } from './ModelsPage.tsx';
import './modeler.css';

/** The pages of the modeler, for analysts only. */
export const Modeler = () => {
  const session = useSession();
  if (!hasRole(session.account, 'analyst')) {
    return <FullPageNotice title="流程设计只对流程分析员开放" text="请用流程分析员账号登录，或者回到审批工作台。" />;
  }
  return (
    <AppShell product="流程设计" session={session} menu={[{ label: '事项流程', to: '/items' }]}>
      <Routes>
        <Route path="/items" element={<ModelsPage />} />
        <Route path="/items/:key" element={<DraftPage />} />
        <Route path="/items/:key/versions/:number" element={<VersionPage />} />
        <Route path="*" element={<Navigate to="/items" replace />} />
      </Routes>
    </AppShell>
  );
};
