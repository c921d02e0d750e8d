import { App, Button, Popconfirm } from 'antd';
import type { Absence } from '../../server/desk/absence-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { useCancelAbsence } from './useAbsences.ts';

export const reasonNames: Readonly<Record<Absence['reason'], string>> = {
  leave: '休假',
  sick: '病假',
  'business-trip': '公出',
  training: '培训',
  other: '其他',
};

/** A day has no hour; noon is that day wherever it is looked at. */
const dayName = (day: string): string => formatWeekday(`${day}T12:00:00+08:00`);

/** The latest first. */
export const AbsenceTable = ({ absences }: { absences: readonly Absence[] }) => {
  if (absences.length === 0) return <Nothing title="没有请假登记">在右边登记。</Nothing>;
  return (
    <table className="absence-table">
      <thead>
        <tr>
          {['姓名', '部门', '起始日', '结束日', '事由', '登记时间', ''].map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {absences.map((absence) => (
          <tr key={absence.id}>
            <th scope="row">{absence.account.name}</th>
            <td>{absence.account.departmentName}</td>
            <td>{dayName(absence.fromDay)}</td>
            <td>{dayName(absence.untilDay)}</td>
            <td>{reasonNames[absence.reason]}</td>
            <td className="tb-soft">{formatTime(absence.recordedAt)}</td>
            <td>
              <CancelButton absence={absence} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const CancelButton = ({ absence }: { absence: Absence }) => {
  const { message } = App.useApp();
  const cancel = useCancelAbsence();
  const send = () =>
    cancel.mutate(absence.id, {
      onSuccess: () => void message.success('已撤销'),
      onError: (error) => void message.error(textOfError(error)),
    });
  return (
    <Popconfirm
      title={`撤销${absence.account.name}的请假登记？`}
      okText="撤销"
      cancelText="不撤销"
      onConfirm={send}
      placement="left"
    >
      <Button size="small" type="link" loading={cancel.isPending}>
        撤销
      </Button>
    </Popconfirm>
  );
};
