import { CALLBACK_FAULTS, type Faults } from '../faults.ts';
import { button, chip, escapeHtml, officeTime, oneLine, page, table } from '../page.ts';
import { faultPanel } from '../page-side.ts';
import type { Route } from '../simulator-server.ts';
import type { Email, MailboxBook } from './mailbox-book.ts';

export interface MailboxParts {
  book: MailboxBook;
  faults: Faults;
}

const mailboxOf = ({ to }: Email, { isClosed }: MailboxBook): string =>
  isClosed(to)
    ? chip('邮箱已停用', 'bad') + button(`/actions/mailboxes/${encodeURIComponent(to)}/open`, '恢复邮箱')
    : button(`/actions/mailboxes/${encodeURIComponent(to)}/close`, '停用此邮箱');

const overview = ({ book, faults }: MailboxParts): string => {
  const rows = book
    .list()
    .toReversed()
    .map((email) => [
      `${oneLine(email.to)} <span class="muted">${officeTime(email.receivedAt)}</span><br><strong>${escapeHtml(email.subject)}</strong><pre>${escapeHtml(email.text)}</pre>`,
      email.copies === 1 ? chip('已投递', 'good') : chip(`同一封来了 ${email.copies} 次`, 'waiting'),
      mailboxOf(email, book),
    ]);
  return page(
    '邮件服务器（模拟）',
    '平台发出的邮件都在这里，不会真的发送。停用一个邮箱后，寄往那里的邮件会被拒收。',
    table(['邮件', '状态', ''], rows, '还没有邮件。申请人留了电子邮箱、并且开启了邮件通知时，会发到这里。'),
    '#1f6f6b',
    faultPanel({ faults, without: [...CALLBACK_FAULTS, 'wrong-json', 'huge-body'] }),
  );
};

/** The mailboxes' side: page and buttons. */
export const mailboxRoutes = (parts: MailboxParts): Route[] => [
  { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview(parts) }) },
  {
    method: 'POST',
    path: '/actions/mailboxes/:address/:what',
    isOpen: true,
    run: ({ params: { address = '', what } }) => {
      if (what !== 'close' && what !== 'open') return { status: 404, json: { code: 'no-such-action' } };
      parts.book.setClosed(address, what === 'close');
      return { redirect: '/' };
    },
  },
];
