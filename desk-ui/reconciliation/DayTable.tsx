import { App, Button } from 'antd';
import type { DaySideView, ReconciledDayView, ReconciliationRun } from '../../server/desk/reconciliation-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { yuanOf } from '../money.ts';
import { dayName } from './month.ts';
import { useRun } from './useReconciliation.ts';
import './day-table.css';

const STATES: Readonly<Record<ReconciledDayView['state'], string>> = {
  waiting: '待对账单',
  matched: '一致',
  differs: '有差异',
  cleared: '已处理',
};

/** One line a day: both sides beside each other, and how they compare. */
export const DayTable = ({ days }: { days: readonly ReconciledDayView[] }) => {
  const { message } = App.useApp();
  const run = useRun();
  const start = (day: string) =>
    run.mutate(day, {
      onSuccess: (result) => void message.success(`${dayName(day)}：${wordsOf(result)}`),
      onError: (error) => void message.error(textOfError(error)),
    });
  if (days.length === 0) return <Nothing title="本月还没有过去的日子">第一天过去以后开始核对。</Nothing>;
  return (
    <table className="day-table">
      <thead>
        <tr>
          <th rowSpan={2} className="day-table-day">
            日期
          </th>
          <th colSpan={2} className="day-table-group">
            缴费
          </th>
          <th colSpan={2} className="day-table-group">
            退款
          </th>
          <th rowSpan={2} className="day-table-result">
            结果
          </th>
          <th rowSpan={2} className="day-table-action" aria-label="操作" />
        </tr>
        <tr>
          {['对账单', '本平台', '对账单', '本平台'].map((side, index) => (
            <th key={index} className="day-table-money">
              {side}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{dayName(day.day)}</th>
            <Sides day={day} money="payments" />
            <Sides day={day} money="refunds" />
            <td className="day-table-result">
              <span className={`day-state day-state-${day.state}`}>{STATES[day.state]}</span>
              <Note day={day} />
            </td>
            <td className="day-table-action">
              <Button
                size="small"
                type="link"
                loading={run.isPending && run.variables === day.day}
                disabled={run.isPending}
                onClick={() => start(day.day)}
              >
                核对
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const pick = {
  payments: ({ payments, paymentFen }: DaySideView) => ({ count: payments, fen: paymentFen }),
  refunds: ({ refunds, refundFen }: DaySideView) => ({ count: refunds, fen: refundFen }),
};

/** The statement's cell and ours; unequal sums that a neighbouring day does not explain are red. */
const Sides = ({ day, money }: { day: ReconciledDayView; money: keyof typeof pick }) => {
  const [theirs, ours] = [pick[money](day.theirs), pick[money](day.ours)];
  const isUnequal = day.open > 0 && theirs.fen !== ours.fen;
  return (
    <>
      <Side {...theirs} isHere={day.fetchedAt !== null} isUnequal={isUnequal} />
      <Side {...ours} isHere isUnequal={isUnequal} />
    </>
  );
};

interface SideProps {
  count: number;
  fen: number;
  isHere: boolean;
  isUnequal: boolean;
}

const Side = ({ count, fen, isHere, isUnequal }: SideProps) => (
  <td className={isUnequal ? 'day-table-money day-table-unequal' : 'day-table-money'}>
    {!isHere || count === 0 ? (
      <span className={isUnequal ? undefined : 'tb-soft'}>{isHere ? '无' : '–'}</span>
    ) : (
      <>
        {yuanOf(fen)} <span className="tb-soft">{count} 笔</span>
      </>
    )}
  </td>
);

const Note = ({ day: { open, shifted } }: { day: ReconciledDayView }) => {
  const notes = [...(open > 0 ? [`${open} 条`] : []), ...(shifted > 0 ? [`跨日 ${shifted} 笔`] : [])];
  return notes.length === 0 ? null : (
    <span className="tb-soft" title="跨日：支付平台记在相邻一日，不算差异">
      {notes.join(' · ')}
    </span>
  );
};

const wordsOf = ({ lines, opened, settled }: ReconciliationRun): string => {
  const compared = `核对了对账单 ${lines} 笔`;
  if (opened === 0 && settled === 0) return `${compared}，没有新的差异`;
  return `${compared}，新增差异 ${opened} 条，自动销账 ${settled} 条`;
};
