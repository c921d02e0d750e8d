import { Alert } from 'antd';
import { Link } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatDay } from '../../ui-kit/time/format-time.ts';
import { periodOf, spans } from './period.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { useScores, useSpan } from './useScores.ts';
import '../tasks/tasks.css';
import '../orders/orders.css';
import './scores.css';

/** 部门扣分: what departments lost in a period, and by which rule. */
export const ScoresPage = () => {
  const [span, setSpan] = useSpan();
  const period = periodOf(span, formatDay(new Date().toISOString()));
  const scores = useScores(period);
  return (
    <div className="scores-page">
      <div className="task-filters">
        <div className="task-views" role="tablist" aria-label="期间">
          {spans.map(({ value, label }) => (
            <button key={value} type="button" role="tab" aria-selected={span === value} onClick={() => setSpan(value)}>
              {label}
            </button>
          ))}
        </div>
        <span className="tb-soft">
          {period.from} 至 {period.until}
        </span>
        <div className="task-filters-end">
          <Link to="/orders">督办事项</Link>
        </div>
      </div>
      {scores.isError ? <Alert type="error" showIcon title={textOfError(scores.error)} /> : null}
      <Panel title="部门扣分" className="scores-panel">
        {scores.data === undefined ? <RowsSkeleton rows={5} /> : <ScoreTable departments={scores.data.departments} />}
      </Panel>
    </div>
  );
};
