import { Alert, App, Button, type InputRef } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { TaskRow } from '../../server/desk/task-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useSession } from '../../ui-kit/session/session.ts';
import { isMeantFor } from '../offices.ts';
import { TaskFilterBar } from './TaskFilterBar.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useRowKeys } from './useRowKeys.ts';
import { useClaim, useTaskFilters, useTasks } from './useTasks.ts';
import './tasks.css';

/** 待办任务: the department's list, live, by deadline. */
export const TasksPage = () => {
  const { account } = useSession();
  const isMeant = (row: TaskRow) => isMeantFor(account, row);
  const [filters, changeFilters] = useTaskFilters();
  const tasks = useTasks(filters);
  const { claim, claimingId } = useClaimWithNotice();
  const navigate = useNavigate();
  const searchBox = useRef<InputRef>(null);
  const rows = tasks.data?.pages.flatMap((page) => page.rows) ?? [];
  const pathOf = (row: TaskRow) => (isMeant(row) || row.caseNo === null ? `/tasks/${row.id}` : `/cases/${row.caseNo}`);
  const open = (row: TaskRow) => void navigate(pathOf(row));
  const take = (row: TaskRow) => (isMeant(row) ? claim(row) : open(row));
  const { selectedId } = useRowKeys(rows, { onOpen: open, onClaim: take, searchBox });
  return (
    <div className="tasks-page">
      <TaskFilterBar
        filters={filters}
        counts={tasks.data?.pages[0]?.counts}
        items={tasks.data?.pages[0]?.items ?? []}
        searchBox={searchBox}
        onChange={changeFilters}
      />
      {tasks.isError ? <Alert type="error" showIcon title={textOfError(tasks.error)} /> : null}
      <TaskTable
        rows={rows}
        view={filters.view}
        isPending={tasks.isPending}
        selectedId={selectedId}
        accountId={account.id}
        isMeant={isMeant}
        pathOf={pathOf}
        claimingId={claimingId}
        onOpen={open}
        onClaim={claim}
      />
      <footer className="tasks-foot">
        <span className="tasks-keys">
          <kbd>j</kbd> <kbd>k</kbd> 上下移动 <kbd>回车</kbd> 打开 <kbd>c</kbd> 签收 <kbd>/</kbd> 搜索
        </span>
        {tasks.hasNextPage ? (
          <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
            再显示 50 件
          </Button>
        ) : null}
      </footer>
    </div>
  );
};

const useClaimWithNotice = () => {
  const { message } = App.useApp();
  const claim = useClaim();
  return {
    claimingId: claim.isPending ? claim.variables : undefined,
    claim: (row: TaskRow) =>
      claim.mutate(row.id, {
        onSuccess: () => void message.success(`已签收：${row.stepName}`),
        onError: (error) => void message.error(textOfError(error)),
      }),
  };
};
