import { useParams } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { Timeline } from '../../ui-kit/timeline/Timeline.tsx';
import { PageSkeleton } from '../case/PageSkeleton.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderHead } from './OrderHead.tsx';
import { useOrder } from './useOrders.ts';
import './orders.css';

/** One order, whole: what ran out, what was said, what it cost. */
export const OrderPage = () => {
  const { orderId = '' } = useParams();
  const query = useOrder(orderId);
  if (query.isPending) return <PageSkeleton />;
  if (query.data === undefined) {
    return (
      <FullPageNotice title="打不开这个督办事项" text={textOfError(query.error)} onRetry={() => void query.refetch()} />
    );
  }
  return (
    <div className="case-page">
      <OrderHead order={query.data.order} />
      <div className="case-columns">
        <Panel title="督办经过" className="case-main order-history">
          <div className="order-history-lines">
            <Timeline lines={query.data.history} />
          </div>
        </Panel>
        <OrderFacts detail={query.data} />
      </div>
    </div>
  );
};
