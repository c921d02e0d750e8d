import { Button } from 'antd';
import { useState } from 'react';
import type { ApplicantView } from '../../server/desk/case-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { ReasonDialog } from '../../ui-kit/layout/ReasonDialog.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { isClerk } from '../offices.ts';
import { useReveal } from './useCase.ts';

/** The applicant, masked until somebody says why the numbers are needed. */
export const ApplicantPanel = ({ caseNo, applicant }: { caseNo: string; applicant: ApplicantView }) => {
  const mayReveal = isClerk(useSession().account);
  const [isAsking, setAsking] = useState(false);
  const reveal = useReveal(caseNo);
  const shown = reveal.data ?? applicant;
  return (
    <section className="case-section">
      <header>
        <h2>申请人</h2>
        {mayReveal ? (
          <Button size="small" onClick={() => (reveal.data === undefined ? setAsking(true) : reveal.reset())}>
            {reveal.data === undefined ? '查看完整信息' : '重新隐藏'}
          </Button>
        ) : null}
      </header>
      <Facts
        facts={[
          { key: 'name', label: shown.kind === 'person' ? '姓名' : '单位名称', value: shown.name },
          { key: 'code', label: shown.codeName, value: shown.code },
          { key: 'contact', label: '联系人', value: shown.contactName },
          { key: 'phone', label: '联系电话', value: shown.phone },
          ...(shown.email === null ? [] : [{ key: 'email', label: '电子邮箱', value: shown.email }]),
          { key: 'address', label: '地址', value: shown.address, isWide: true },
        ]}
      />
      <ReasonDialog
        title="查看申请人完整信息"
        placeholder="例如：电话通知申请人补正"
        isOpen={isAsking}
        isBusy={reveal.isPending}
        error={reveal.isError ? textOfError(reveal.error) : undefined}
        onCancel={() => setAsking(false)}
        onReason={(reason) => reveal.mutate(reason, { onSuccess: () => setAsking(false) })}
      />
    </section>
  );
};
