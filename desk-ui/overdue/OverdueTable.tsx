import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { OverdueRow } from '../../server/desk/order-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatWeekday } from '../../ui-kit/time/format-time.ts';
import { MatterNo } from '../case/MatterNo.tsx';

/** Limits that have run out, the longest first. */
export const OverdueTable = ({ rows, isPending }: { rows: readonly OverdueRow[]; isPending: boolean }) => (
  <Table<OverdueRow>
    className="task-table overdue-table"
    size="middle"
    rowKey="clockId"
    columns={columns}
    dataSource={rows}
    pagination={false}
    tableLayout="fixed"
    sticky
    locale={{
      emptyText: isPending ? (
        <RowsSkeleton rows={10} />
      ) : (
        <Nothing title="没有超期的时限">所有在办时限都在期限之内。</Nothing>
      ),
    }}
  />
);

const columns: TableColumnsType<OverdueRow> = [
  { title: '超期', width: 222, render: (_, row) => <LightBadge light="red" text={row.remaining.text} /> },
  {
    title: '办件、咨询投诉',
    width: 138,
    render: (_, row) =>
      row.caseNo === null && row.inquiryNo === null ? <span className="tb-soft">—</span> : <MatterNo matter={row} />,
  },
  { title: '时限', width: 168, dataIndex: 'limitName', ellipsis: true },
  { title: '责任部门', width: 150, dataIndex: 'departmentName', ellipsis: true },
  { title: '届满日', width: 146, render: (_, row) => formatWeekday(row.dueAt) },
  {
    title: '部门说明',
    render: (_, row) =>
      row.reason === null ? (
        <span className="tb-soft">尚未说明</span>
      ) : (
        <span className="overdue-reason" title={row.reason}>
          {row.reason}
        </span>
      ),
  },
  { title: '督办', width: 186, render: (_, row) => <OrderLink order={row.order} /> },
];

const OrderLink = ({ order }: { order: OverdueRow['order'] }) =>
  order === null ? (
    <span className="tb-soft">—</span>
  ) : (
    <Link to={`/orders/${order.id}`}>{order.number ?? order.stateName}</Link>
  );
