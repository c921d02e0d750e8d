import { Table, type TableColumnsType } from 'antd';
import type { CaseRow } from '../../server/desk/case-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';
import { StateTag } from '../case/StateTag.tsx';

interface Props {
  rows: readonly CaseRow[];
  isPending: boolean;
  onOpen: (row: CaseRow) => void;
}

/** Cases found, newest first. */
export const CaseTable = ({ rows, isPending, onOpen }: Props) => (
  <Table<CaseRow>
    className="task-table"
    size="middle"
    rowKey="caseNo"
    columns={columns}
    dataSource={rows}
    pagination={false}
    tableLayout="fixed"
    sticky
    onRow={(row) => ({ onClick: () => onOpen(row) })}
    locale={{
      emptyText: isPending ? (
        <RowsSkeleton rows={10} />
      ) : (
        <Nothing title="没有找到办件">换个编号、申请人或状态试试。</Nothing>
      ),
    }}
  />
);

const columns: TableColumnsType<CaseRow> = [
  {
    title: '办件编号',
    width: 122,
    render: (_, row) => <ShortCaseNo caseNo={row.caseNo} to={`/cases/${row.caseNo}`} />,
  },
  { title: '状态', width: 110, render: (_, row) => <StateTag state={row.state} name={row.stateName} /> },
  { title: '事项', dataIndex: 'itemName' },
  { title: '申请人', dataIndex: 'applicantName' },
  {
    title: '当前环节',
    render: (_, row) =>
      row.steps.length === 0 ? <span className="tb-soft">—</span> : [...new Set(row.steps)].join('、'),
  },
  { title: '收件时间', width: 132, render: (_, row) => formatTime(row.receivedAt) },
  { title: '截止日', width: 146, render: (_, row) => formatWeekday(row.dueAt) },
  { title: '时限', width: 196, render: (_, row) => <LightBadge light={row.light} text={row.remaining?.text} /> },
];
