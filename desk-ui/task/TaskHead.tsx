import { Link } from 'react-router';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import type { TaskRow } from '../../server/desk/task-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatWeekday } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';
import { StateTag } from '../case/StateTag.tsx';

/** Which step of whose case, and how long there is. */
export const TaskHead = ({ task, detail }: { task: TaskRow; detail: CaseDetail | null }) => (
  <header className="task-head">
    <Link to="/tasks" className="task-back">
      ← 返回列表
    </Link>
    <h1>{task.stepName}</h1>
    <LightBadge light={task.light} text={task.remaining?.text} />
    {task.dueAt === null ? null : <span className="tb-soft">截止 {formatWeekday(task.dueAt)}</span>}
    <div className="task-head-case">
      <span>{task.itemName}</span>
      <span>{task.applicantName}</span>
      {task.caseNo === null ? null : <ShortCaseNo caseNo={task.caseNo} to={`/cases/${task.caseNo}`} />}
      {detail === null ? null : <StateTag state={detail.case.state} name={detail.case.stateName} />}
    </div>
  </header>
);
