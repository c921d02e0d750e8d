import { Link } from 'react-router';
import type { InquiryDetail } from '../../server/desk/inquiry-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { LightBadge } from '../../ui-kit/light/LightBadge.tsx';
import { formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { InquirerFacts } from './InquirerFacts.tsx';
import { KindTag } from './InquiryRows.tsx';

/** Number, light, who asks about what, and until when there has to be a reply. */
export const InquiryHead = ({ detail }: { detail: InquiryDetail }) => {
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
