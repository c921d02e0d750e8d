import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { OrderRow } from '../../server/desk/order-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { MatterNo } from '../case/MatterNo.tsx';
import { OrderStateTag } from './OrderStateTag.tsx';

/** Number, state, department and the step at hand. */
export const OrderHead = ({ order }: { order: OrderRow }) => {
  const navigate = useNavigate();
  const mine = order.steps.find(({ isMine }) => isMine);
  return (
    <header className="case-head">
      <div className="case-head-line">
        <h1>{order.number ?? '超期说明'}</h1>
        <OrderStateTag order={order} />
        {order.light === null ? null : <LightBadge light={order.light} text={order.remaining?.text} />}
        {order.stepDueAt === null ? null : (
          <span className="tb-soft">
            {order.steps[0]?.name ?? ''}，截止 {formatWeekday(order.stepDueAt)}
          </span>
        )}
        {mine === undefined ? null : (
          <Button className="order-act" type="primary" onClick={() => void navigate(`/tasks/${mine.taskId}`)}>
            {mine.name}
          </Button>
        )}
      </div>
      <div className="case-head-line case-head-quiet">
        <span>责任部门 {order.departmentName}</span>
        {order.caseNo === null && order.inquiryNo === null ? null : (
          <span>
            {order.caseNo === null ? '咨询投诉' : order.itemName} <MatterNo matter={order} />
          </span>
        )}
        <span>登记 {formatTimeWithWeekday(order.openedAt)}</span>
        {order.issuedAt === null ? null : <span>督办 {formatTimeWithWeekday(order.issuedAt)}</span>}
        {order.closedAt === null ? null : <span>结束 {formatTimeWithWeekday(order.closedAt)}</span>}
      </div>
    </header>
  );
};
