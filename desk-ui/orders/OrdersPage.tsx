import { Alert, Button, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { OrderState } from '../../server/desk/order-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { SearchField } from '../../ui-kit/layout/SearchField.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { isSupervisor } from '../offices.ts';
import { OrderTable } from './OrderTable.tsx';
import { orderStates, useOrderFilters, useOrders } from './useOrders.ts';
import '../tasks/tasks.css';
import '../case/case.css';

/** 督办: limits that ran out, what was said about them and what came of it. */
export const OrdersPage = () => {
  const { account } = useSession();
  const [filters, changeFilters] = useOrderFilters();
  const orders = useOrders(filters);
  const navigate = useNavigate();
  const first = orders.data?.pages[0];
  const total = first === undefined ? undefined : Object.values(first.counts).reduce((sum, count) => sum + count, 0);
  const views: { value: OrderState | undefined; label: string; count: number | undefined }[] = [
    { value: undefined, label: '全部', count: total },
    ...orderStates.map(({ value, label }) => ({ value, label, count: first?.counts[value] })),
  ];
  return (
    <div className="tasks-page">
      <div className="task-filters">
        <div className="task-views" role="tablist" aria-label="督办状态">
          {views.map(({ value, label, count }) => (
            <button
              key={label}
              type="button"
              role="tab"
              aria-selected={filters.state === value}
              onClick={() => changeFilters({ state: value })}
            >
              {label}
              <span className="task-views-count">{count ?? '–'}</span>
            </button>
          ))}
        </div>
        <div className="task-filters-end">
          {isSupervisor(account) ? (
            <Select
              className="task-item-filter"
              value={filters.department}
              placeholder="全部部门"
              aria-label="责任部门"
              allowClear
              options={(first?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(department: string | undefined) => changeFilters({ department })}
            />
          ) : null}
          <SearchField
            className="task-search order-search"
            value={filters.q ?? ''}
            what="督办、办件或咨询投诉编号"
            onSearch={(q) => changeFilters({ q })}
          />
        </div>
      </div>
      {orders.isError ? <Alert type="error" showIcon title={textOfError(orders.error)} /> : null}
      <OrderTable
        rows={orders.data?.pages.flatMap((page) => page.rows) ?? []}
        isPending={orders.isPending}
        onOpen={(row) => void navigate(`/orders/${row.id}`)}
      />
      <footer className="tasks-foot">
        <span>
          按超期时间排列，最新在前 ·{' '}
          <Link className="order-scores" to="/scores">
            部门扣分
          </Link>
        </span>
        {orders.hasNextPage ? (
          <Button loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
            再显示 50 件
          </Button>
        ) : null}
      </footer>
    </div>
  );
};
