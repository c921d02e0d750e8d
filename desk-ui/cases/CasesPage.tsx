import { Alert, Button, Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { CaseTable } from './CaseTable.tsx';
import { LightFilter } from './LightFilter.tsx';
import { caseStates, useCaseFilters, useCases } from './useCases.ts';
import '../tasks/tasks.css';
import '../case/case.css';

/** 办件查询: every case the account may see. */
export const CasesPage = () => {
  const [filters, changeFilters] = useCaseFilters();
  const cases = useCases(filters);
  const navigate = useNavigate();
  return (
    <div className="tasks-page">
      <div className="task-filters">
        <Input.Search
          key={filters.q ?? ''}
          className="case-search"
          defaultValue={filters.q ?? ''}
          placeholder="办件编号或申请人"
          aria-label="办件编号或申请人"
          enterButton="查询"
          allowClear
          autoFocus
          onSearch={(q) => changeFilters({ q: q.trim() })}
        />
        <Select
          className="case-state-filter"
          value={filters.state}
          options={[...caseStates]}
          placeholder="全部状态"
          aria-label="状态"
          allowClear
          onChange={(state) => changeFilters({ state })}
        />
        <LightFilter light={filters.light} onChange={(light) => changeFilters({ light })} />
        {filters.department === undefined ? null : (
          <Button onClick={() => changeFilters({ department: undefined })}>看全部部门</Button>
        )}
        {filters.item === undefined ? null : (
          <Button onClick={() => changeFilters({ item: undefined })}>看全部事项</Button>
        )}
      </div>
      {cases.isError ? <Alert type="error" showIcon title={textOfError(cases.error)} /> : null}
      <CaseTable
        rows={cases.data?.pages.flatMap((page) => page.rows) ?? []}
        isPending={cases.isPending}
        onOpen={(row) => void navigate(`/cases/${row.caseNo}`)}
      />
      <footer className="tasks-foot">
        <span>按收件时间排列，最新在前</span>
        {cases.hasNextPage ? (
          <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            再显示 50 件
          </Button>
        ) : null}
      </footer>
    </div>
  );
};
