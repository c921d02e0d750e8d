import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { OrderRow } from '../../server/desk/order-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatDay } from '../../ui-kit/time/format-time.ts';
import { MatterNo } from '../case/MatterNo.tsx';
import { OrderStateTag } from './OrderStateTag.tsx';

interface Props {
  rows: readonly OrderRow[];
  isPending: boolean;
  onOpen: (row: OrderRow) => void;
}

/** Orders found, newest first. */
export const OrderTable = ({ rows, isPending, onOpen }: Props) => (
  <Table<OrderRow>
    className="task-table"
    size="middle"
    rowKey="id"
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
        <Nothing title="没有督办事项">时限一超期就列在这里。</Nothing>
      ),
    }}
  />
);

const columns: TableColumnsType<OrderRow> = [
  { title: '状态', width: 132, render: (_, row) => <OrderStateTag order={row} /> },
  {
    title: '督办编号',
    width: 168,
    render: (_, row) => <Link to={`/orders/${row.id}`}>{row.number ?? '未编号'}</Link>,
  },
  { title: '责任部门', width: 142, dataIndex: 'departmentName', ellipsis: true },
  {
    title: '办件、咨询投诉',
    width: 126,
    render: (_, row) =>
      row.caseNo === null && row.inquiryNo === null ? <span className="tb-soft">—</span> : <MatterNo matter={row} />,
  },
  { title: '超期时限', dataIndex: 'limitName', ellipsis: true },
  { title: '届满日', width: 104, render: (_, row) => formatDay(row.dueAt) },
  { title: '当前环节', width: 168, render: (_, row) => <Steps row={row} /> },
  { title: '环节时限', width: 206, render: (_, row) => <StepLight row={row} /> },
  {
    title: '扣分',
    width: 58,
    align: 'right',
    render: (_, row) => (row.points === 0 ? <span className="tb-soft">0</span> : <strong>{row.points}</strong>),
  },
];

const Steps = ({ row }: { row: OrderRow }) => {
  const [step] = row.steps;
  if (step === undefined) return <span className="tb-soft">—</span>;
  return step.isMine ? (
    <Link className="order-mine" to={`/tasks/${step.taskId}`} onClick={(event) => event.stopPropagation()}>
      {step.name}（去办理）
    </Link>
  ) : (
    <span>{step.name}</span>
  );
};

const StepLight = ({ row }: { row: OrderRow }) =>
  row.light === null ? <span className="tb-soft">—</span> : <LightBadge light={row.light} text={row.remaining?.text} />;
