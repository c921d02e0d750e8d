import type { Callbacks } from '../callbacks.ts';
import { button, chip, escapeHtml, officeTime, oneLine, page, table } from '../page.ts';
import { side, type SideParts } from '../page-side.ts';
import type { Answer, Call, Route } from '../simulator-server.ts';
import type { Message, MessageBook } from './message-book.ts';

export interface SmsParts extends SideParts {
  book: MessageBook;
  callbacks: Callbacks;
  client: string;
}

/** What a network says of a phone that is off, of a number nobody has, of one that refuses. */
const FAILURES = { UNDELIV: '关机', 'EMPTY-NUMBER': '空号', REJECTED: '拒收' };
const UNREACHABLE = 'UNDELIV';

const statusOf = ({ status, code = '' }: Message): string => {
  if (status === 'sent') return chip('等回执', 'waiting');
  return status === 'delivered' ? chip('已送达', 'good') : chip(`未送达 ${code}`, 'bad');
};

const actionsFor = ({ messageKey, status }: Message): string =>
  status === 'sent'
    ? button(`/actions/messages/${messageKey}/delivered`, '送达', 'primary') +
      Object.entries(FAILURES)
        .map(([code, label]) => button(`/actions/messages/${messageKey}/failed`, label, 'plain', { code }))
        .join('')
    : '';

const autoPanel = ({ isAuto }: MessageBook): string => {
  const text = isAuto() ? '新短信片刻后自动送达，不必逐条操作。' : '每条短信等您决定是否送达。';
  const change = isAuto() ? button('/actions/auto/off', '改为逐条决定') : button('/actions/auto/on', '改为自动送达');
  return `<section><h2>回执方式</h2><p class="muted">${text}</p>${change}</section>`;
};

const overview = (parts: SmsParts): string => {
  const { book } = parts;
  const rows = book
    .list()
    .toReversed()
    .map((message) => [
      `${oneLine(message.phone)} <span class="muted">${officeTime(message.sentAt)}</span><pre>${escapeHtml(message.text)}</pre>`,
      statusOf(message),
      actionsFor(message),
    ]);
  return page(
    '短信平台（模拟）',
    '平台发出的短信都在这里，不会真的发送。在这里决定手机是否收到，回执会推送给平台。',
    table(['短信', '回执', ''], rows, '还没有短信。办件受理、补正、办结时会发到这里。'),
    '#5b3f8c',
    autoPanel(book) + side({ ...parts, without: ['wrong-amount'] }),
  );
};

/** Says what became of a message, once, and pushes the receipt. */
const settle = (
  { book, callbacks, client }: SmsParts,
  messageKey: string,
  status: 'delivered' | 'failed',
  code?: string,
) => {
  if (book.find(messageKey)?.status !== 'sent') return;
  const { messageId, reportedAt } = book.report(messageKey, status, code);
  callbacks.tell({
    ...{ type: 'message.reported', client, messageKey, messageId, status, at: reportedAt },
    ...(code && { code }),
  });
};

const report = (parts: SmsParts, { params, body }: Call): Answer => {
  const known = parts.book.find(params['messageKey'] ?? '');
  const status = params['status'];
  if (!known || (status !== 'delivered' && status !== 'failed'))
    return { status: 404, json: { code: 'no-such-message' } };
  settle(parts, known.messageKey, status, status === 'failed' ? String(body['code'] ?? UNREACHABLE) : undefined);
  return { redirect: '/' };
};

/** Where receipts come by themselves, every message that waits for one gets it. */
export const settleWaiting = (parts: SmsParts): void => {
  if (!parts.book.isAuto()) return;
  for (const { messageKey, status } of parts.book.list()) if (status === 'sent') settle(parts, messageKey, 'delivered');
};

const setAuto = (parts: SmsParts, isAuto: boolean): Answer => {
  parts.book.setAuto(isAuto);
  settleWaiting(parts);
  return { redirect: '/' };
};

/** The phones' side: page and buttons. */
export const phoneRoutes = (parts: SmsParts): Route[] => [
  { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview(parts) }) },
  { method: 'POST', path: '/actions/messages/:messageKey/:status', isOpen: true, run: (call) => report(parts, call) },
  { method: 'POST', path: '/actions/auto/on', isOpen: true, run: () => setAuto(parts, true) },
  { method: 'POST', path: '/actions/auto/off', isOpen: true, run: () => setAuto(parts, false) },
];
