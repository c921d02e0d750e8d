import type { ReconciliationView } from '../../server/desk/reconciliation-schemas.ts';
import { yuanOf } from '../money.ts';
import './month-totals.css';

/** The month in four figures. */
export const MonthTotals = ({ shown }: { shown: ReconciliationView | undefined }) => {
  const open = shown?.differences.filter(({ resolvedAt }) => resolvedAt === null).length;
  const done = shown?.days.filter(({ state }) => state !== 'waiting').length;
  const sum = (pick: (day: ReconciliationView['days'][number]) => number): number =>
    shown?.days.reduce((total, day) => total + pick(day), 0) ?? 0;
  const hasOpen = open !== undefined && open > 0;
  return (
    <div className="month-totals">
      <div className={hasOpen ? 'month-total month-total-open' : 'month-total month-total-good'}>
        <span className="month-total-word">未处理差异</span>
        <strong>{open ?? '–'}</strong>
        <span className="month-total-note">{hasOpen ? '需要人工查明' : '两边账目一致'}</span>
      </div>
      <div className="month-total">
        <span className="month-total-word">已核对</span>
        <strong>
          {done ?? '–'}
          <small> 天</small>
        </strong>
        <span className="month-total-note">{shown === undefined ? '' : `本月已过 ${shown.days.length} 天`}</span>
      </div>
      <div className="month-total">
        <span className="month-total-word">收到缴费</span>
        <strong className="month-total-money">{shown ? yuanOf(sum(({ ours }) => ours.paymentFen)) : '–'}</strong>
        <span className="month-total-note">{shown ? `${sum(({ ours }) => ours.payments)} 笔` : ''}</span>
      </div>
      <div className="month-total">
        <span className="month-total-word">退还费用</span>
        <strong className="month-total-money">{shown ? yuanOf(sum(({ ours }) => ours.refundFen)) : '–'}</strong>
        <span className="month-total-note">{shown ? `${sum(({ ours }) => ours.refunds)} 笔` : ''}</span>
      </div>
    </div>
  );
};
