import { Alert, Button } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { SearchField } from '../../ui-kit/layout/SearchField.tsx';
import { OverdueTable } from './OverdueTable.tsx';
import { useOverdue, useOverdueFilters } from './useOverdue.ts';
import '../tasks/tasks.css';
import '../case/case.css';
import '../orders/orders.css';
import './overdue.css';

/** 超期清单: every open limit that is red now, and what the department says about it. */
export const OverduePage = () => {
  const [filters, changeFilters] = useOverdueFilters();
  const overdue = useOverdue(filters);
  const departments = overdue.data?.pages[0]?.departments ?? [];
  const total = departments.reduce((sum, { count }) => sum + count, 0);
  const views = [{ id: undefined, name: '全部', count: total }, ...departments];
  return (
    <div className="tasks-page">
      <div className="task-filters">
        <div className="task-views overdue-departments" role="tablist" aria-label="责任部门">
          {views.map(({ id, name, count }) => (
            <button
              key={id ?? 'all'}
              type="button"
              role="tab"
              aria-selected={filters.department === id}
              onClick={() => changeFilters({ department: id })}
            >
              {name}
              <span className="task-views-count">{overdue.data === undefined ? '–' : count}</span>
            </button>
          ))}
        </div>
        <div className="task-filters-end">
          <SearchField
            className="task-search"
            value={filters.q ?? ''}
            what="办件或咨询投诉编号"
            onSearch={(q) => changeFilters({ q })}
          />
        </div>
      </div>
      {overdue.isError ? <Alert type="error" showIcon title={textOfError(overdue.error)} /> : null}
      <OverdueTable rows={overdue.data?.pages.flatMap((page) => page.rows) ?? []} isPending={overdue.isPending} />
      <footer className="tasks-foot">
        <span>超期最久的在最上面；办结、中止的时限不再列出</span>
        {overdue.hasNextPage ? (
          <Button loading={overdue.isFetchingNextPage} onClick={() => void overdue.fetchNextPage()}>
            再显示 50 件
          </Button>
        ) : null}
      </footer>
    </div>
  );
};
