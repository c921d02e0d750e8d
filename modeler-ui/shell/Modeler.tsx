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
  const isAnalyst = hasRole(session.account, 'analyst');
  return (
    <AppShell product="流程设计" session={session} menu={isAnalyst ? menu : []}>
      {isAnalyst ? <Pages /> : <FullPageNotice title="流程设计只对流程分析员开放" text={askForAnalyst} />}
    </AppShell>
  );
};

const menu = [{ label: '事项流程', to: '/items' }];
const askForAnalyst = '请退出后用流程分析员的账号登录，或者回到审批工作台。';

const Pages = () => (
  <Routes>
    <Route path="/items" element={<ModelsPage />} />
    <Route path="/items/:key" element={<DraftPage />} />
    <Route path="/items/:key/versions/:number" element={<VersionPage />} />
    <Route path="*" element={<Navigate to="/items" replace />} />
  </Routes>
);
