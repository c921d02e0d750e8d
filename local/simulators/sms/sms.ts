import { randomUUID } from 'node:crypto';
import { createFaults } from '../faults.ts';
import { openLedger } from '../ledger.ts';
import type { LedgerEntry } from '../ledger.ts';
import { escapeHtml, officeTime, oneLine, page, table } from '../page.ts';
import type { Settings } from '../settings.ts';
import { startSimulator } from '../simulator-server.ts';
import type { Answer, Call, Route, Simulator } from '../simulator-server.ts';

interface Message {
  messageKey: string;
  messageId: string;
  phone: string;
  text: string;
  sentAt: string;
}

const asMessage = (entry: LedgerEntry): Message => ({ ...(entry['message'] as Message), sentAt: entry.at });

const overview = (messages: Message[]): string => {
  const rows = messages
    .toReversed()
    .map(({ sentAt, phone, text }) => [officeTime(sentAt), oneLine(phone), `<pre>${escapeHtml(text)}</pre>`]);
  return page(
    '短信平台（模拟）',
    '平台发出的短信都在这里，不会真的发送。',
    table(['时间', '手机号', '内容'], rows),
    '#7c3aed',
  );
};

/** An SMS platform: a message is known by the client's key and goes out once. */
export const startSms = async (settings: Settings): Promise<Simulator> => {
  const ledger = openLedger(settings.dataDir, settings.now);
  const messages = new Map(ledger.entries.map(asMessage).map((message) => [message.messageKey, message]));

  const sendMessage = ({ body }: Call): Answer => {
    const [messageKey, phone, text] = ['messageKey', 'phone', 'text'].map((name) => String(body[name] ?? ''));
    if (!messageKey || !text) return { status: 400, json: { code: 'bad-message' } };
    if (!/^[0-9+-]{5,20}$/.test(phone ?? '')) return { status: 422, json: { code: 'bad-phone' } };
    if (!messages.has(messageKey)) {
      const message = { messageKey, messageId: randomUUID(), phone, text };
      messages.set(messageKey, asMessage(ledger.append('message-sent', { message })));
    }
    return { json: { ...messages.get(messageKey), status: 'sent' } };
  };

  const routes: Route[] = [
    { method: 'POST', path: '/messages', run: sendMessage },
    {
      method: 'GET',
      path: '/messages/:messageKey',
      run: ({ params }) => {
        const message = messages.get(params['messageKey'] ?? '');
        return message ? { json: { ...message, status: 'sent' } } : { status: 404, json: { code: 'no-such-message' } };
      },
    },
    { method: 'GET', path: '/', isOpen: true, run: () => ({ html: overview([...messages.values()]) }) },
  ];
  return startSimulator({ settings, faults: createFaults(), ledger, routes });
};
