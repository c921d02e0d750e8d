import type { Callbacks } from '../callbacks.ts';
import { button, escapeHtml, officeTime, oneLine, page, table } from '../page.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { Message, MessageBook, MessageStatus } from './message-book.ts';

export interface SmsParts {
  book: MessageBook;
  callbacks: Callbacks;
  client: string;
}

const STATUS: Record<MessageStatus, string> = { sent: '已发出', delivered: '已送达', failed: '未送达' };
/** What a network says of a phone that cannot be reached. */
const UNREACHABLE = 'UNDELIV';

const actionsFor = ({ messageKey, status }: Message): string =>
  status === 'sent'
    ? button(`/actions/messages/${messageKey}/delivered`, '送达', 'primary') +
      button(`/actions/messages/${messageKey}/failed`, '未送达')
    : '';

const overview = ({ book }: SmsParts): string => {
  const rows = book
    .list()
    .toReversed()
    .map((message) => [
      officeTime(message.sentAt),
      oneLine(message.phone),
      `<pre>${escapeHtml(message.text)}</pre>`,
      oneLine(STATUS[message.status]),
      actionsFor(message),
    ]);
  return page(
    '短信平台（模拟）',
    '平台发出的短信都在这里，不会真的发送；在这里决定手机是否收到，回执会推送给平台。',
    table(['时间', '手机号', '内容', '回执', ''], rows),
    '#7c3aed',
  );
};

/** Says what became of a message and pushes the receipt. */
const report = ({ book, callbacks, client }: SmsParts, { params, body }: Call): Answer => {
  const known = book.find(params['messageKey'] ?? '');
  const status = params['status'];
  if (!known || (status !== 'delivered' && status !== 'failed'))
    return { status: 404, json: { code: 'no-such-message' } };
  if (known.status !== 'sent') return { redirect: '/' };
  const code = status === 'failed' ? String(body['code'] ?? UNREACHABLE) : undefined;
  const { messageKey, messageId, reportedAt } = book.report(known.messageKey, status, code);
  callbacks.tell({
    ...{ type: 'message.reported', client, messageKey, messageId, status, at: reportedAt },
    ...(code && { code }),
  });
  return { redirect: '/' };
};

/** The phones' side: page and buttons. */
export const phoneRoutes = (parts: SmsParts): Route[] => [
  { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview(parts) }) },
  { method: 'POST', path: '/actions/messages/:messageKey/:status', isOpen: true, run: (call) => report(parts, call) },
];
