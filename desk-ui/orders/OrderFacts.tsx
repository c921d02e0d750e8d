import type { OrderDetail } from '../../server/desk/order-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';

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
            ...(detail.limit === null ? [] : [{ key: 'state', label: '现在', value: detail.limit.remaining.text }]),
          ]}
        />
        {detail.limit === null ? null : (
          <details className="order-reckoning">
            <summary>怎么算的</summary>
            <ul>
              {detail.limit.explanation.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
    <Panel title="扣分" extra={<Points points={detail.order.points} />}>
      {detail.deductions.length === 0 ? (
        <Nothing title="没有扣分" />
      ) : (
        <ul className="order-deductions">
          {detail.deductions.map(({ id, ruleName, points, at }) => (
            <li key={id}>
              <span>{ruleName}</span>
              <strong>−{points}</strong>
              <time dateTime={at}>{formatTime(at)}</time>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  </div>
);

const Points = ({ points }: { points: number }) =>
  points === 0 ? null : <strong className="order-points">−{points} 分</strong>;
