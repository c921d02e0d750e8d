import { Segmented } from 'antd';
import { useState } from 'react';
import type { TaskDetail } from '../../server/desk/task-schemas.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { CaseTabs } from '../case/CaseTabs.tsx';
import { OrderStory } from '../orders/OrderStory.tsx';

type View = 'order' | 'case';

/** What is known before the step is decided: the case, and for a step of an order first what happened in the order. */
export const TaskBackground = ({ detail }: { detail: TaskDetail }) => {
  const [view, setView] = useState<View>('order');
  const { case: known, order, task } = detail;
  const isOrderShown = order !== null && (view === 'order' || known === null);
  return (
    <Panel className={order === null ? 'case-main' : 'case-main task-background'}>
      {order === null || known === null ? null : (
        <Segmented<View>
          className="task-background-switch"
          value={view}
          options={[
            { value: 'order', label: '督办经过' },
            { value: 'case', label: '所涉办件' },
          ]}
          onChange={setView}
        />
      )}
      {isOrderShown ? <OrderStory detail={order} /> : null}
      {!isOrderShown && known !== null ? <CaseTabs detail={known} partKey={task.partKey} hasClocksTab /> : null}
    </Panel>
  );
};
