import { Alert } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { LightTable } from './LightTable.tsx';
import { LightTotals } from './LightTotals.tsx';
import { useBoard } from './useBoard.ts';
import { WarningList } from './WarningList.tsx';
import './board.css';

/** 红黄绿灯: open tasks of all departments by light, for supervisors. */
export const BoardPage = () => {
  const { data, isError, error } = useBoard();
  return (
    <div className="board-page">
      {isError ? <Alert type="error" showIcon title={textOfError(error)} /> : null}
      <LightTotals totals={data?.totals} />
      <div className="board-columns">
        <div className="board-tables">
          <Panel
            title="按部门"
            extra={<span className="tb-soft">{data === undefined ? '' : `截至 ${formatTime(data.at)}`}</span>}
          >
            {data === undefined ? (
              <RowsSkeleton rows={4} />
            ) : (
              <LightTable
                head="部门"
                lines={data.departments.map((line) => ({ ...line, key: line.id, query: `department=${line.id}` }))}
              />
            )}
          </Panel>
          <Panel title="按事项">
            {data === undefined ? (
              <RowsSkeleton rows={3} />
            ) : (
              <LightTable head="事项" lines={data.items.map((line) => ({ ...line, query: `item=${line.key}` }))} />
            )}
          </Panel>
        </div>
        <Panel title="亮灯记录" className="board-warnings">
          {data === undefined ? <RowsSkeleton rows={6} height={56} /> : <WarningList warnings={data.warnings} />}
        </Panel>
      </div>
    </div>
  );
};
