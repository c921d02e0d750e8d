import type { OrderDetail } from '../../server/desk/order-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { formatDay, formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';

/** The limit that ran out, and what it cost. */
export const OrderFacts = ({ detail }: { detail: OrderDetail }) => (
  <div className="order-side">
    <Panel title="超期的时限">
      <div className="order-side-body">
        <Facts
          columns={1}
          facts={[
            { key: 'limit', label: '时限', value: detail.order.limitName },
            { key: 'due', label: '届满日', value: formatWeekday(detail.order.dueAt) },
            ...(detail.limit === null
              ? []
              : [
                  { key: 'state', label: '现在', value: detail.limit.remaining.text },
                  { key: 'start', label: '起算', value: formatDay(detail.limit.startedAt) },
                  { key: 'basis', label: '依据', value: detail.limit.legalBasis },
                ]),
          ]}
        />
        <ul className="order-reckoning">
          {detail.limit?.explanation.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Panel>
    <Panel
      title="扣分"
      extra={
        detail.order.points === 0 ? undefined : <strong className="order-points">−{detail.order.points} 分</strong>
      }
    >
      {detail.deductions.length === 0 ? (
        <Nothing title="没有扣分" />
      ) : (
        <ul className="order-deductions">
          {detail.deductions.map(({ id, ruleName, points, at }) => (
            <li key={id}>
              <span>{ruleName}</span>
              <time dateTime={at}>{formatTime(at)}</time>
              <strong>−{points}</strong>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  </div>
);
