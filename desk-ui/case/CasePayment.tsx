import { Button } from 'antd';
import { useState } from 'react';
import type { PaymentView, RefundView } from '../../server/desk/case-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { formatTime, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { yuanOf } from '../money.ts';
import { isApproverOf } from '../offices.ts';
import { RefundDialog } from './RefundDialog.tsx';
import './payment.css';

/** The fee, and what was given back of it; approvers of the leading department may give back more. */
export const CasePayment = ({ caseNo, payment }: { caseNo: string; payment: PaymentView }) => {
  const [isDeciding, setDeciding] = useState(false);
  const mayRefund = isApproverOf(useSession().account, payment.leadDepartmentId) && payment.refundableFen > 0;
  return (
    <section className="case-section">
      <header>
        <h2>缴费</h2>
        {mayRefund ? (
          <Button size="small" onClick={() => setDeciding(true)}>
            退还部分费用
          </Button>
        ) : null}
      </header>
      <Facts
        facts={[
          { key: 'amount', label: '金额', value: yuanOf(payment.amountFen) },
          { key: 'state', label: '状态', value: payment.stateName },
          { key: 'order', label: '缴费单号', value: payment.orderNo },
          { key: 'due', label: '缴费期限', value: formatWeekday(payment.dueAt) },
          ...(payment.paidAt === null ? [] : [{ key: 'paid', label: '到账时间', value: formatTime(payment.paidAt) }]),
          ...(payment.refunds.length === 0
            ? []
            : [{ key: 'left', label: '尚可退还', value: yuanOf(payment.refundableFen) }]),
        ]}
      />
      {payment.refunds.length === 0 ? null : <Refunds refunds={payment.refunds} />}
      <RefundDialog caseNo={caseNo} payment={payment} isOpen={isDeciding} onClose={() => setDeciding(false)} />
    </section>
  );
};

const Refunds = ({ refunds }: { refunds: readonly RefundView[] }) => (
  <table className="refunds">
    <thead>
      <tr>
        <th className="refunds-amount">退还金额</th>
        <th>事由和说明</th>
        <th>决定人</th>
        <th>状态</th>
      </tr>
    </thead>
    <tbody>
      {refunds.map((refund) => (
        <tr key={refund.refundNo}>
          <td className="refunds-amount">{yuanOf(refund.amountFen)}</td>
          <td>
            <strong>{refund.groundName}</strong>
            <span className="tb-soft refunds-reason">{refund.reason}</span>
          </td>
          <td>{refund.decidedBy ?? '系统'}</td>
          <td className="refunds-state">
            <span className={`refund-state refund-state-${refund.state}`}>{refund.stateName}</span>
            <span className="tb-soft">{formatTime(refund.refundedAt ?? refund.plannedAt)}</span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
