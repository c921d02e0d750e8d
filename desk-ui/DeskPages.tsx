import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { FullPageNotice } from '../ui-kit/layout/FullPageNotice.tsx';
import { TasksPage } from './tasks/TasksPage.tsx';

const TaskPage = lazy(() => import('./task/TaskPage.tsx').then(({ TaskPage }) => ({ default: TaskPage })));
const CasesPage = lazy(() => import('./cases/CasesPage.tsx').then(({ CasesPage }) => ({ default: CasesPage })));
const CasePage = lazy(() => import('./case/CasePage.tsx').then(({ CasePage }) => ({ default: CasePage })));
const OverduePage = lazy(() =>
  import('./overdue/OverduePage.tsx').then(({ OverduePage }) => ({ default: OverduePage })),
);
const OrdersPage = lazy(() => import('./orders/OrdersPage.tsx').then(({ OrdersPage }) => ({ default: OrdersPage })));
const OrderPage = lazy(() => import('./orders/OrderPage.tsx').then(({ OrderPage }) => ({ default: OrderPage })));
const ScoresPage = lazy(() => import('./scores/ScoresPage.tsx').then(({ ScoresPage }) => ({ default: ScoresPage })));
const BoardPage = lazy(() => import('./board/BoardPage.tsx').then(({ BoardPage }) => ({ default: BoardPage })));
const ReconciliationPage = lazy(() =>
  import('./reconciliation/ReconciliationPage.tsx').then(({ ReconciliationPage }) => ({ default: ReconciliationPage })),
);
const OfficePage = lazy(() => import('./office/OfficePage.tsx').then(({ OfficePage }) => ({ default: OfficePage })));
const InquiriesPage = lazy(() =>
  import('./inquiries/InquiriesPage.tsx').then(({ InquiriesPage }) => ({ default: InquiriesPage })),
);
const CluesPage = lazy(() => import('./clues/CluesPage.tsx').then(({ CluesPage }) => ({ default: CluesPage })));
const AbsencesPage = lazy(() =>
  import('./absences/AbsencesPage.tsx').then(({ AbsencesPage }) => ({ default: AbsencesPage })),
);
const DeadlinesPage = lazy(() =>
  import('./deadlines/DeadlinesPage.tsx').then(({ DeadlinesPage }) => ({ default: DeadlinesPage })),
);

const CalendarPage = lazy(() =>
  import('./calendar/CalendarPage.tsx').then(({ CalendarPage }) => ({ default: CalendarPage })),
);

/** Which address shows which page; all but the list are fetched when first opened. */
export const DeskPages = ({ home }: { home: string }) => (
  <Suspense fallback={<FullPageNotice isBusy title="正在打开" />}>
    <Routes>
      <Route path="/" element={<Navigate to={home} replace />} />
      <Route path="/tasks" element={<TasksPage />} />
      <Route path="/tasks/:taskId" element={<TaskPage />} />
      <Route path="/cases" element={<CasesPage />} />
      <Route path="/cases/:caseNo" element={<CasePage />} />
      <Route path="/board" element={<BoardPage />} />
      <Route path="/overdue" element={<OverduePage />} />
      <Route path="/orders" element={<OrdersPage />} />
      <Route path="/orders/:orderId" element={<OrderPage />} />
      <Route path="/scores" element={<ScoresPage />} />
      <Route path="/reconciliation" element={<ReconciliationPage />} />
      <Route path="/office" element={<OfficePage />} />
      <Route path="/inquiries" element={<InquiriesPage />} />
      <Route path="/clues" element={<CluesPage />} />
      <Route path="/absences" element={<AbsencesPage />} />
      <Route path="/deadlines" element={<DeadlinesPage />} />
      <Route path="/calendar" element={<CalendarPage />} />
      <Route path="*" element={<FullPageNotice title="没有这一页" text="地址可能写错了，请从上方菜单进入。" />} />
    </Routes>
  </Suspense>
);
