import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { InquiryList } from '../../server/desk/inquiry-schemas.ts';
import { ViewTabs } from '../../ui-kit/layout/ViewTabs.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { isSupervisor } from '../offices.ts';
import { useCatalogue, type InquiryFilters } from './useInquiries.ts';

interface Props {
  filters: InquiryFilters;
  counts: InquiryList['counts'] | undefined;
  onChange: (change: { [Name in keyof InquiryFilters]?: string | undefined }) => void;
  action: ReactNode;
}

export const kindNames = { consultation: '咨询', complaint: '投诉' } as const;

/** State, kind, department and number in one row. */
export const InquiryFilterBar = ({ filters, counts, onChange, action }: Props) => (
  <>
    <ViewTabs
      label="咨询投诉的状态"
      tabs={[
        { view: 'open', name: '待答复', count: counts?.open },
        { view: 'replied', name: '已答复', count: counts?.replied },
      ]}
      chosen={filters.state === 'replied' ? 'replied' : 'open'}
      onChoose={(state) => onChange({ state: state === 'open' ? undefined : state })}
    />
    <Select
      className="inquiry-kind-filter"
      value={filters.kind}
      placeholder="咨询和投诉"
      aria-label="种类"
      allowClear
      options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
      onChange={(kind: string | undefined) => onChange({ kind })}
    />
    <DepartmentFilter filters={filters} onChange={onChange} />
    <Input.Search
      key={filters.q ?? ''}
      className="inquiry-search"
      defaultValue={filters.q ?? ''}
      placeholder="咨询投诉编号或办件编号"
      aria-label="咨询投诉编号或办件编号"
      allowClear
      onSearch={(q) => onChange({ q: q.trim() })}
    />
    <div className="inquiry-action">{action}</div>
  </>
);

/** Clerks see their own department's anyway. */
const DepartmentFilter = ({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>) => {
  const { account } = useSession();
  const catalogue = useCatalogue();
  if (!isSupervisor(account)) return null;
  return (
    <Select
      className="inquiry-department-filter"
      value={filters.department}
      placeholder="全部部门"
      aria-label="承办部门"
      allowClear
      options={catalogue.data?.departments.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      onChange={(department: string | undefined) => onChange({ department })}
    />
  );
};
