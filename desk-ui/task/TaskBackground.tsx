import type { TaskDetail } from '../../server/desk/task-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { CaseTabs } from '../case/CaseTabs.tsx';

/** What is known before the step is decided. */
export const TaskBackground = ({ detail }: { detail: TaskDetail }) => (
  <Panel className="case-main">
    {detail.case === null ? (
      <Nothing title="没有关联的办件" />
    ) : (
      <CaseTabs detail={detail.case} partKey={detail.task.partKey} hasClocksTab />
    )}
  </Panel>
);
