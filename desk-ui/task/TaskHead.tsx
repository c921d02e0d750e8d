import { Link } from 'react-router';
import type { TaskDetail } from '../../server/desk/task-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatWeekday } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';
import { StateTag } from '../case/StateTag.tsx';

/** Which step of whose case, and how long there is. */
export const TaskHead = ({ detail: { task, case: known, order } }: { detail: TaskDetail }) => (
  <header className="task-head">
    <Link to="/tasks" className="task-back">
      ← 返回列表
    </Link>
    <h1>{task.stepName}</h1>
    {order === null ? null : (
      <Link to={`/orders/${order.order.id}`}>{order.order.number ?? order.order.stateName}</Link>
    )}
    <LightBadge light={task.light} text={task.remaining?.text} />
    {task.dueAt === null ? null : <span className="tb-soft">截止 {formatWeekday(task.dueAt)}</span>}
    <div className="task-head-case">
      <span>{task.itemName}</span>
      <span>{task.applicantName}</span>
      {task.caseNo === null ? null : <ShortCaseNo caseNo={task.caseNo} to={`/cases/${task.caseNo}`} />}
      {known === null ? null : <StateTag state={known.case.state} name={known.case.stateName} />}
    </div>
  </header>
);
