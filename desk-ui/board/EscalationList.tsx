import { Button } from 'antd';
import type { Board } from '../../server/desk/board-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { MatterNo } from '../case/MatterNo.tsx';
import { useAcknowledge } from './useBoard.ts';

/** Limits put before the supervisors; each stays until one of them has taken note. */
export const EscalationList = ({ escalations }: { escalations: Board['escalations'] }) => {
  const acknowledge = useAcknowledge();
  return (
    <ol className="warnings">
      {escalations.map((one) => (
        <li key={one.id}>
          <LightBadge light={one.colour} />
          <span>
            <MatterNo matter={one} /> {one.limitName}
          </span>
          <Button
            size="small"
            loading={acknowledge.isPending && acknowledge.variables === one.id}
            onClick={() => acknowledge.mutate(one.id)}
          >
            已阅
          </Button>
          <span className="tb-soft warning-note">
            {one.departmentName} · 截止 {formatWeekday(one.dueAt)} · {formatTime(one.at)} 升级
          </span>
        </li>
      ))}
    </ol>
  );
};
