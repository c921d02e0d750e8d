import { Alert, Segmented } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { LightTables } from './LightTables.tsx';
import { LightTotals } from './LightTotals.tsx';
import { sights, useBoard, useSight, type Sight } from './useBoard.ts';
import { WarningPanels } from './WarningPanels.tsx';
import './board.css';

/** 红黄绿灯: open cases, or open steps, of all departments by light, for supervisors. */
export const BoardPage = () => {
  const [sight, setSight] = useSight();
  const { data, isError, error } = useBoard();
  const lights = data?.[sight];
  return (
    <div className="board-page">
      {isError ? <Alert type="error" showIcon title={textOfError(error)} /> : null}
      <div className="board-head">
        <Segmented<Sight> options={[...sights]} value={sight} onChange={setSight} aria-label="按办件或环节" />
        <span className="tb-soft">{data === undefined ? '' : `截至 ${formatTime(data.at)}`}</span>
      </div>
      <LightTotals totals={lights?.totals} sight={sight} />
      <div className="board-columns">
        <LightTables lights={lights} sight={sight} />
        <WarningPanels board={data} />
      </div>
    </div>
  );
};
