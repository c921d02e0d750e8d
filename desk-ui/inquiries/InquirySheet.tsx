import { Alert } from 'antd';
import type { InquiryDetail } from '../../server/desk/inquiry-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { InquiryHead } from './InquiryHead.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { useInquiry } from './useInquiries.ts';

/** One inquiry: who asks what about what, until when, and the reply. */
export const InquirySheet = ({ inquiryNo }: { inquiryNo: string | undefined }) =>
  inquiryNo === undefined ? (
    <Nothing title="没有选中的咨询投诉">从左边选一件，在这里查看和答复。</Nothing>
  ) : (
    <Sheet inquiryNo={inquiryNo} />
  );

const Sheet = ({ inquiryNo }: { inquiryNo: string }) => {
  const { data, isError, error } = useInquiry(inquiryNo);
  if (isError) return <Alert type="error" showIcon title={textOfError(error)} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  return (
    <article className="inquiry-sheet">
      <InquiryHead detail={data} />
      <section>
        <h3>内容</h3>
        <p className="inquiry-text">{data.content}</p>
      </section>
      <section>
        <h3>答复</h3>
        <Reply detail={data} />
      </section>
    </article>
  );
};

const whyNot = {
  'other-department': '由承办部门答复，您只能查看。',
  'own-work': '您办理过被投诉的办件，应当由其他工作人员或者监督人员答复。',
} as const;

const Reply = ({ detail }: { detail: InquiryDetail }) => {
  const { mayReply, reply, repliedBy, inquiry } = detail;
  if (mayReply === 'yes') return <ReplyForm inquiryNo={inquiry.inquiryNo} version={detail.version} />;
  if (mayReply !== 'replied') return <p className="inquiry-note">{whyNot[mayReply]}</p>;
  return (
    <>
      <p className="inquiry-text">{reply}</p>
      <p className="inquiry-note">
        {repliedBy} 于 {formatTime(inquiry.repliedAt)} 答复
      </p>
    </>
  );
};
