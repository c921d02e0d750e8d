import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { TaskRow, TaskView } from '../../server/desk/task-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';

interface Props {
  rows: readonly TaskRow[];
  view: TaskView;
  isPending: boolean;
  selectedId: string | undefined;
  /** the account looking at it */
  accountId: string;
  /** supervisors only look at the tasks of others */
  isMeant: (row: TaskRow) => boolean;
  /** where a row leads */
  pathOf: (row: TaskRow) => string;
  claimingId: string | undefined;
  onOpen: (row: TaskRow) => void;
  onClaim: (row: TaskRow) => void;
}

/** The department's work, most urgent first. */
export const TaskTable = (props: Props) => (
  <Table<TaskRow>
    className="task-table"
    size="middle"
    rowKey="id"
    columns={columnsOf(props)}
    dataSource={props.rows}
    pagination={false}
    tableLayout="fixed"
    sticky
    rowClassName={(row) => (row.id === props.selectedId ? 'row-selected' : '')}
    onRow={(row) => ({ onClick: () => props.onOpen(row) })}
    locale={{ emptyText: props.isPending ? <RowsSkeleton rows={10} /> : <Nothing {...emptyTexts[props.view]} /> }}
  />
);

const emptyTexts: Record<TaskView, { title: string; children: string }> = {
  mine: { title: '您手上没有任务', children: '到“待签收”里签收一件，或等新任务到达，本页会自动更新。' },
  open: { title: '没有待签收的任务', children: '新任务到达时，本页会自动更新。' },
  all: { title: '没有在办任务', children: '换一个筛选条件试试。' },
  done: { title: '还没有办过的任务', children: '您提交过的任务会列在这里。' },
};

const columnsOf = (props: Props): TableColumnsType<TaskRow> => [
  {
    title: '时限',
    width: 196,
    render: (_, row) => <LightBadge light={row.light} text={row.remaining?.text} />,
  },
  {
    title: '编号',
    width: 132,
    render: (_, row) =>
      row.caseNo === null ? (
        <Link to={props.pathOf(row)} className="case-no">
          {row.inquiryNo ?? '督办'}
        </Link>
      ) : (
        <ShortCaseNo caseNo={row.caseNo} to={props.pathOf(row)} />
      ),
  },
  { title: '事项', dataIndex: 'itemName' },
  { title: '申请人', dataIndex: 'applicantName' },
  {
    title: '环节',
    width: 148,
    render: (_, row) => (
      <span className={row.orderId === null ? 'task-step' : 'task-step task-step-order'}>{row.stepName}</span>
    ),
  },
  { title: '到达时间', width: 132, render: (_, row) => formatTime(row.openedAt) },
  { title: '截止日', width: 146, render: (_, row) => formatWeekday(row.dueAt) },
  {
    title: '签收人',
    width: 72,
    render: (_, row) => <Claimant row={row} accountId={props.accountId} />,
  },
  {
    title: <span className="tb-visually-hidden">操作</span>,
    width: 72,
    align: 'right',
    render: (_, row) => <RowAction row={row} {...props} />,
  },
];

const Claimant = ({ row, accountId }: { row: TaskRow; accountId: string }) => {
  if (row.claimedBy === null) return <span className="tb-soft">待签收</span>;
  return row.claimedBy.id === accountId ? <strong>我</strong> : <span>{row.claimedBy.name}</span>;
};

const stateWords: Partial<Record<TaskRow['state'], string>> = {
  deciding: '提交中',
  done: '已办结',
  overtaken: '已失效',
  cancelled: '已取消',
};

const RowAction = ({ row, accountId, isMeant, claimingId, onOpen, onClaim }: Props & { row: TaskRow }) => {
  const word = stateWords[row.state];
  if (word !== undefined) return <span className="tb-soft">{word}</span>;
  const isMine = row.claimedBy?.id === accountId;
  if (row.claimedBy === null && isMeant(row)) {
    return (
      <Button
        size="small"
        loading={claimingId === row.id}
        onClick={(event) => {
          event.stopPropagation();
          onClaim(row);
        }}
      >
        签收
      </Button>
    );
  }
  return (
    <Button size="small" type={isMine ? 'primary' : 'default'} onClick={() => onOpen(row)}>
      {isMine ? '办理' : '查看'}
    </Button>
  );
};
