import { Button } from 'antd';
import { Link } from 'react-router';
import type { DeskMessage, MessageBox } from '../../server/desk/message-schemas.ts';
import { formatTime } from '../../ui-kit/time/format-time.ts';

interface Props {
  box: MessageBox;
  isMarking: boolean;
  /** undefined: all */
  onRead: (ids: string[] | undefined) => void;
  /** a message was followed to what it is about */
  onOpen: () => void;
}

/** The latest messages, unread ones marked; each leads to what it is about. */
export const MessageList = ({ box: { unread, messages }, isMarking, onRead, onOpen }: Props) => (
  <section className="messages" aria-label="消息">
    <header>
      <h2>消息</h2>
      <Button size="small" type="text" disabled={unread === 0} loading={isMarking} onClick={() => onRead(undefined)}>
        全部标为已读
      </Button>
    </header>
    {messages.length === 0 ? (
      <p className="messages-none tb-soft">没有消息。时限预警、督办和短信未送达会通知到这里。</p>
    ) : null}
    <ol>
      {messages.map((message) => (
        <li key={message.id} className={message.isRead ? 'messages-read' : 'messages-unread'}>
          <div className="messages-head">
            <strong>{message.title}</strong>
            <time className="tb-soft" dateTime={message.createdAt}>
              {formatTime(message.createdAt)}
            </time>
          </div>
          <p>{message.text}</p>
          <Follow
            message={message}
            onFollow={() => {
              if (!message.isRead) onRead([message.id]);
              onOpen();
            }}
          />
        </li>
      ))}
    </ol>
  </section>
);

const placeOf = ({ kind, caseNo, inquiryNo }: DeskMessage): { to: string; label: string } | undefined => {
  if (kind === 'order-issued' || kind === 'order-escalated') return { to: '/orders', label: '看督办' };
  if (caseNo !== null) return { to: `/cases/${caseNo}`, label: '看办件' };
  return inquiryNo === null ? undefined : { to: '/inquiries', label: '看咨询投诉' };
};

const Follow = ({ message, onFollow }: { message: DeskMessage; onFollow: () => void }) => {
  const place = placeOf(message);
  return place === undefined ? null : (
    <Link to={place.to} onClick={onFollow}>
      {place.label}
    </Link>
  );
};
