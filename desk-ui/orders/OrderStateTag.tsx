import type { OrderRow } from '../../server/desk/order-schemas.ts';
import '../case/case.css';
import './orders.css';

const tones: Record<OrderRow['state'], string> = {
  explaining: 'waiting',
  issued: 'bad',
  excused: 'good',
  closed: 'closed',
};

/** State and, once it was escalated, that it was. */
export const OrderStateTag = ({ order }: { order: Pick<OrderRow, 'state' | 'stateName' | 'level'> }) => (
  <span className="order-state-line">
    <span className={`state-tag state-tag-${tones[order.state]}`}>{order.stateName}</span>
    {order.level > 1 ? <span className="order-escalated">已升级</span> : null}
  </span>
);
