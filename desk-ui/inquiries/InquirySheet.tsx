import { Alert } from 'antd';
import { Link } from 'react-router';
import type { InquiryDetail } from '../../server/desk/inquiry-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatTime, formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { InquirerFacts } from './InquirerFacts.tsx';
import { KindTag } from './InquiryRows.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { useInquiry } from './useInquiries.ts';

/** One inquiry: who asks what about what, until when, and the reply. */
export const InquirySheet = ({ inquiryNo }: { inquiryNo: string }) => {
  const { data, isError, error } = useInquiry(inquiryNo);
  if (isError) return <Alert type="error" showIcon title={textOfError(error)} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  return (
    <article className="inquiry-sheet">
      <Head detail={data} />
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

const Head = ({ detail }: { detail: InquiryDetail }) => {
  const { inquiry } = detail;
  return (
    <header>
      <div className="inquiry-title">
        <KindTag kind={inquiry.kind} />
        <h2>{inquiry.inquiryNo}</h2>
        <LightBadge light={inquiry.light} text={inquiry.remaining?.text} />
      </div>
      <InquirerFacts key={inquiry.inquiryNo} detail={detail} />
      <Facts
        facts={[
          { key: 'about', label: '针对', value: <About about={inquiry.about} />, isWide: true },
          { key: 'department', label: '承办部门', value: inquiry.departmentName },
          { key: 'due', label: '答复期限', value: formatWeekday(inquiry.dueAt) },
          { key: 'opened', label: '提交时间', value: formatTimeWithWeekday(inquiry.openedAt) },
          { key: 'channel', label: '提交渠道', value: inquiry.channel === 'api' ? '网上' : '窗口' },
        ]}
      />
      <details className="inquiry-reckoning">
        <summary>期限怎么算的</summary>
        <ol>
          {detail.explanation.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </details>
    </header>
  );
};

const aboutWords = { item: '事项', case: '办件', department: '部门' } as const;

const About = ({ about }: { about: InquiryDetail['inquiry']['about'] }) => (
  <>
    {aboutWords[about.kind]}：
    {about.kind === 'case' ? <Link to={`/cases/${about.name}`}>{about.name}</Link> : about.name}
  </>
);

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
