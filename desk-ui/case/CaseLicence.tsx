import { Button } from 'antd';
import { useState } from 'react';
import type { LicenceChangeView, LicenceView } from '../../server/desk/licence-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { isApproverOf } from '../offices.ts';
import { ChangeLicenceDialog } from './ChangeLicenceDialog.tsx';
import './licence.css';

/** The licence and what was decided about it since; approvers of the leading department may decide more. */
export const CaseLicence = ({ caseNo, licence }: { caseNo: string; licence: LicenceView }) => {
  const [isDeciding, setDeciding] = useState(false);
  const mayDecide = isApproverOf(useSession().account, licence.leadDepartmentId) && licence.possibleChanges.length > 0;
  const { identifier, verifyPath } = licence;
  return (
    <section className="case-section">
      <header>
        <h2>证照</h2>
        {mayDecide ? (
          <Button size="small" onClick={() => setDeciding(true)}>
            处理证照
          </Button>
        ) : null}
      </header>
      <Facts
        facts={[
          { key: 'type', label: '证照类型', value: licence.licenceType },
          {
            key: 'state',
            label: '状态',
            value: <span className={`licence-state licence-state-${licence.state}`}>{licence.stateName}</span>,
          },
          { key: 'no', label: '证照编号', value: licence.licenceNo },
          { key: 'holder', label: '持证主体', value: licence.holderName },
          { key: 'identifier', label: '电子证照标识', value: identifier ?? '尚未登记', isWide: true },
          { key: 'valid', label: '有效期', value: `${licence.validFrom} 至 ${licence.validUntil}`, isWide: true },
          ...(verifyPath === null
            ? []
            : [
                {
                  key: 'verify',
                  label: '公开核验',
                  value: (
                    <a href={verifyPath} target="_blank" rel="noreferrer">
                      打开核验页
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {licence.changes.length === 0 ? null : <Changes changes={licence.changes} />}
      {isDeciding ? <ChangeLicenceDialog caseNo={caseNo} licence={licence} onClose={() => setDeciding(false)} /> : null}
    </section>
  );
};

const Changes = ({ changes }: { changes: readonly LicenceChangeView[] }) => (
  <ol className="licence-changes">
    {changes.map((change) => (
      <li key={change.decidedAt + change.kind}>
        <strong>{change.kindName}</strong>
        <div>
          <span>
            {change.groundName}
            {change.legalBasis === '' ? null : <span className="tb-soft">　{change.legalBasis}</span>}
          </span>
          <span>{change.reason}</span>
          {change.documentNo === null ? null : <span className="tb-soft">依据文书：{change.documentNo}</span>}
          <span className="tb-soft">
            {change.decidedBy} 于 {formatTime(change.decidedAt)} 决定，
            {change.toldAt === null ? '等待推送电子证照库' : `${formatTime(change.toldAt)} 已推送电子证照库`}
          </span>
        </div>
      </li>
    ))}
  </ol>
);
