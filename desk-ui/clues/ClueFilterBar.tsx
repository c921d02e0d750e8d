import { Select } from 'antd';
import type { ClueList, ClueRule, ClueState } from '../../server/desk/clue-schemas.ts';
import { ViewTabs } from '../../ui-kit/layout/ViewTabs.tsx';
import { useCatalogue } from '../inquiries/useInquiries.ts';
import { stateOf, type ClueFilters } from './useClues.ts';

interface Props {
  filters: ClueFilters;
  counts: ClueList['counts'] | undefined;
  onChange: (change: { [Name in keyof ClueFilters]?: string | undefined }) => void;
}

export const stateNames: Readonly<Record<ClueState, string>> = {
  open: '待核查',
  explained: '已说明',
  dismissed: '已排除',
  confirmed: '已核实',
};

const ruleNames: Readonly<Record<ClueRule, string>> = {
  'hasty-decision': '办理过快',
  'back-dated': '日期不符',
  'late-burst': '集中补录',
  'bulk-decisions': '批量办理',
  'out-of-hours': '非工作时间办理',
  'absent-staff': '请假期间办理',
};

/** State, kind and department in one row. */
export const ClueFilterBar = ({ filters, counts, onChange }: Props) => {
  const catalogue = useCatalogue();
  return (
    <>
      <ViewTabs
        label="线索的状态"
        tabs={(Object.keys(stateNames) as ClueState[]).map((view) => ({
          view,
          name: stateNames[view],
          count: counts?.[view],
        }))}
        chosen={stateOf(filters)}
        onChoose={(state) => onChange({ state: state === 'open' ? undefined : state })}
      />
      <Select
        className="clue-rule-filter"
        value={filters.rule}
        placeholder="全部情形"
        aria-label="情形"
        allowClear
        options={Object.entries(ruleNames).map(([value, label]) => ({ value, label }))}
        onChange={(rule: string | undefined) => onChange({ rule })}
      />
      <Select
        className="clue-department-filter"
        value={filters.department}
        placeholder="全部部门"
        aria-label="部门"
        allowClear
        options={catalogue.data?.departments.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(department: string | undefined) => onChange({ department })}
      />
    </>
  );
};
