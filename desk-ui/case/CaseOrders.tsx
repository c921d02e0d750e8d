import { Link } from 'react-router';
import type { CaseOrder } from '../../server/desk/order-schemas.ts';
import { useSession } from '../../ui-kit/session/session.ts';
import { isSupervisor } from '../offices.ts';

/** Supervision orders about limits of this case; those of other departments are named, but not opened. */
export const CaseOrders = ({ orders }: { orders: readonly CaseOrder[] }) => {
  const { account } = useSession();
  if (orders.length === 0) return null;
  const mayOpen = (order: CaseOrder) => isSupervisor(account) || order.departmentId === account.department?.id;
  return (
    <ul className="case-orders">
      {orders.map((order) => (
        <li key={order.id} className={order.isOpen ? 'case-order-open' : undefined}>
          <strong>{order.number ?? '超期说明'}</strong>
          <span>
            {order.limitName}超期，{order.departmentName}，{order.stateName}
          </span>
          {mayOpen(order) ? <Link to={`/orders/${order.id}`}>查看督办</Link> : null}
        </li>
      ))}
    </ul>
  );
};
