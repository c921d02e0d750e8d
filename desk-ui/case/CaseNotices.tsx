import type { NoticeView } from '../../server/desk/outcome-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import './notices.css';

const words: Record<NoticeView['state'], string> = {
  pending: '待发送',
  sent: '已发送',
  delivered: '已送达',
  failed: '未送达',
};

const channels: Record<NoticeView['channel'], string> = { sms: '短信', email: '邮件' };

/** Who was told what when, and whether it arrived; the latest first. */
export const CaseNotices = ({ notices }: { notices: NoticeView[] }) => {
  if (notices.length === 0)
    return <Nothing title="还没有发过通知">受理、补正、缴费、办结等通知发出后列在这里。</Nothing>;
  return (
    <ol className="notices">
      {notices.toReversed().map((notice) => (
        <li key={`${notice.channel}${notice.title}${notice.createdAt}${notice.text}`}>
          <div className="notice-head">
            <strong>{notice.title}</strong>
            <span className={`notice-state notice-${notice.state}`}>{words[notice.state]}</span>
            <span className="tb-soft">
              {channels[notice.channel]} {notice.recipient}
            </span>
          </div>
          <p className="notice-text">{notice.text}</p>
          <p className="notice-story tb-soft">{storyOf(notice)}</p>
        </li>
      ))}
    </ol>
  );
};

const storyOf = ({ channel, state, createdAt, waitsUntil, sentAt, reportedAt, code }: NoticeView): string => {
  const written = `${formatTime(createdAt)} 生成`;
  const sent = sentAt === null ? [] : [`${formatTime(sentAt)} 发出`];
  if (state === 'pending')
    return waitsUntil === null ? `${written}，即将发送` : `${written}，按发送规则最早 ${formatTime(waitsUntil)} 发送`;
  if (state === 'sent') return [written, ...sent, ...(channel === 'sms' ? ['回执未到'] : [])].join('，');
  if (state === 'delivered') return [written, ...sent, `${formatTime(reportedAt ?? createdAt)} 送达`].join('，');
  const reason = code === null || code === '' ? '' : `（${code}）`;
  const failed =
    reportedAt === null
      ? `${channel === 'sms' ? '短信平台' : '邮件服务器'}不接收`
      : `${formatTime(reportedAt)} 回执为未送达${reason}`;
  return [written, ...sent, `${failed}，请改用电话等方式告知`].join('，');
};
