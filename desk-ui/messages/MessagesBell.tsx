import { Popover } from 'antd';
import { useState } from 'react';
import { MessageList } from './MessageList.tsx';
import { useMarkRead, useMessages } from './useMessages.ts';
import './messages.css';

/** In the header: how many messages are unread; opens the list. */
export const MessagesBell = () => {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useMessages();
  const { mutate: markRead, isPending } = useMarkRead();
  const unread = data?.unread ?? 0;
  const list = (
    <MessageList
      box={data ?? { unread: 0, messages: [] }}
      isMarking={isPending}
      onRead={(ids) => markRead(ids === undefined ? {} : { ids })}
      onOpen={() => setIsOpen(false)}
    />
  );
  return (
    <Popover
      content={list}
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setIsOpen}
      classNames={{ root: 'messages-popover' }}
    >
      <button type="button" className="messages-bell" aria-label={unread === 0 ? '消息' : `消息，${unread} 条未读`}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M10 2.2a5 5 0 0 0-5 5v3.3L3.4 13.6h13.2L15 10.5V7.2a5 5 0 0 0-5-5ZM8 15.4a2 2 0 0 0 4 0" />
        </svg>
        <span>消息</span>
        {unread === 0 ? null : <span className="messages-count">{unread > 99 ? '99+' : unread}</span>}
      </button>
    </Popover>
  );
};
