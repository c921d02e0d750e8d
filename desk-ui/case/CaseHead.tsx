import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { CaseOrders } from './CaseOrders.tsx';
import { WholeCaseNo } from './CaseNo.tsx';
import { milestonesOf } from './milestones.ts';
import { Milestones } from './Milestones.tsx';
import { StateTag } from './StateTag.tsx';

/** What one must know at a glance: whose, what, how far, how urgent. */
export const CaseHead = ({ detail }: { detail: CaseDetail }) => (
  <header className="case-head">
    <div className="case-head-line">
      <h1>{detail.case.itemName}</h1>
      <StateTag state={detail.case.state} name={detail.case.stateName} />
      {detail.isDeemedAccepted ? <span className="case-head-note">视为受理</span> : null}
      {detail.isDeemedRenewed ? <span className="case-head-note">视为准予延续</span> : null}
      {detail.case.light === null ? null : <LightBadge light={detail.case.light} text={detail.case.remaining?.text} />}
      {detail.case.dueAt === null || detail.closedAt !== null ? null : (
        <span className="tb-soft">应于 {formatWeekday(detail.case.dueAt)}前办结</span>
      )}
    </div>
    <div className="case-head-line case-head-quiet">
      <span>
        办件编号 <WholeCaseNo caseNo={detail.case.caseNo} />
      </span>
      <span>申请人 {detail.case.applicantName}</span>
      <span>{detail.case.channel === 'api' ? '网上申请' : '窗口申请'}</span>
      <span>主办 {detail.case.leadDepartmentName}</span>
      <span>收件 {formatTimeWithWeekday(detail.case.receivedAt)}</span>
      {detail.renews === null ? null : <span>原证有效期至 {detail.renews.until}</span>}
      <span>流程版本 {detail.modelVersion}</span>
    </div>
    <CaseOrders orders={detail.orders} />
    <Milestones milestones={milestonesOf(detail)} />
  </header>
);
