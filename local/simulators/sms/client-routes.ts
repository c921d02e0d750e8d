import type { Answer, Call, Route } from '../simulator-server.ts';
import type { Message, MessageBook } from './message-book.ts';

const sendMessage = (book: MessageBook, { body }: Call): Answer => {
  const [messageKey = '', phone = '', text = ''] = ['messageKey', 'phone', 'text'].map((name) =>
    String(body[name] ?? ''),
  );
  if (!messageKey || !text) return { status: 400, json: { code: 'bad-message' } };
  if (!/^[0-9+-]{5,20}$/.test(phone)) return { status: 422, json: { code: 'bad-phone' } };
  return { json: book.find(messageKey) ?? book.send({ messageKey, phone, text }) };
};

/** What a client may ask, each with a signature. A message is known by the client's key and goes out once. */
export const clientRoutes = (book: MessageBook): Route[] => [
  { method: 'POST', path: '/messages', run: (call) => sendMessage(book, call) },
  {
    method: 'GET',
    path: '/messages/:messageKey',
    run: ({ params }) => {
      const message: Message | undefined = book.find(params['messageKey'] ?? '');
      return message ? { json: message } : { status: 404, json: { code: 'no-such-message' } };
    },
  },
];
