import type { OrderDetail } from '../../server/desk/order-schemas.ts';
import { Timeline } from '../../ui-kit/timeline/Timeline.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import './orders.css';

/** An order beside one of its steps: what ran out and what was said so far. */
export const OrderStory = ({ detail }: { detail: OrderDetail }) => (
  <div className="order-story">
    <OrderFacts detail={detail} />
    <div className="order-history-lines">
      <Timeline lines={detail.history} />
    </div>
  </div>
);
