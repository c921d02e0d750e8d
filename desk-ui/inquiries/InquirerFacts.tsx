import { Button } from 'antd';
import { useState } from 'react';
import type { InquiryDetail } from '../../server/desk/inquiry-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { ReasonDialog } from '../../ui-kit/layout/ReasonDialog.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { isClerk } from '../offices.ts';
import { useRevealInquirer } from './useInquiries.ts';

/** Who asks, masked until somebody says why name and phone are needed. */
export const InquirerFacts = ({ detail: { inquiry, inquirerPhone } }: { detail: InquiryDetail }) => {
  const mayReveal = isClerk(useSession().account);
  const [isAsking, setAsking] = useState(false);
  const reveal = useRevealInquirer(inquiry.inquiryNo);
  const name = reveal.data?.name ?? inquiry.inquirerName;
  const phone = reveal.data?.phone ?? inquirerPhone;
  return (
    <>
      <Facts
        facts={[
          {
            key: 'name',
            label: '提交人',
            value: (
              <>
                {name}{' '}
                {mayReveal ? (
                  <Button
                    size="small"
                    type="link"
                    onClick={() => (reveal.data === undefined ? setAsking(true) : reveal.reset())}
                  >
                    {reveal.data === undefined ? '查看完整信息' : '重新隐藏'}
                  </Button>
                ) : null}
              </>
            ),
          },
          { key: 'phone', label: '联系电话', value: phone ?? '没有留下电话' },
        ]}
      />
      <ReasonDialog
        title="查看提交人完整信息"
        placeholder="例如：电话答复"
        isOpen={isAsking}
        isBusy={reveal.isPending}
        error={reveal.isError ? textOfError(reveal.error) : undefined}
        onCancel={() => setAsking(false)}
        onReason={(reason) => reveal.mutate(reason, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
};
