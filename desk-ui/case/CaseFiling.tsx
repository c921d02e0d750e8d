import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { FilledFields } from '../../ui-kit/form/FilledFields.tsx';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { ApplicantPanel } from './ApplicantPanel.tsx';
import { OpenRequestNotice } from './OpenRequestNotice.tsx';

/** What was applied for, by whom, and where the result goes. */
export const CaseFiling = ({ detail }: { detail: CaseDetail }) => (
  <>
    {detail.openRequest === null ? null : <OpenRequestNotice request={detail.openRequest} />}
    <section className="case-section">
      <header>
        <h2>申请内容</h2>
      </header>
      <FilledFields fields={detail.filing.fields} />
    </section>
    <ApplicantPanel caseNo={detail.case.caseNo} applicant={detail.applicant} />
    <section className="case-section">
      <header>
        <h2>送达方式</h2>
      </header>
      <Delivery delivery={detail.delivery} />
    </section>
  </>
);

const Delivery = ({ delivery }: { delivery: CaseDetail['delivery'] }) => {
  if (delivery.method === 'pickup') return <Facts facts={[{ key: 'method', label: '方式', value: '窗口领取' }]} />;
  return (
    <Facts
      facts={[
        { key: 'method', label: '方式', value: '快递送达' },
        { key: 'recipient', label: '收件人', value: delivery.recipient ?? '—' },
        { key: 'phone', label: '电话', value: delivery.phone ?? '—' },
        { key: 'address', label: '地址', value: delivery.address ?? '—', isWide: true },
      ]}
    />
  );
};
