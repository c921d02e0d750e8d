import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { SentSms, SmsSender } from '../domain/notifications/index.ts';
import { asConflict, createSignedHttp, orUndefined } from './signed-http.ts';
import type { SignedSystem } from './signed-http.ts';

const Message = Type.Object({
  messageKey: Type.String(),
  messageId: Type.String({ minLength: 1 }),
  // a platform without receipts leaves it out
  status: Type.Optional(
    Type.Unsafe<'sent' | 'delivered' | 'failed'>({ type: 'string', enum: ['sent', 'delivered', 'failed'] }),
  ),
  code: Type.Optional(Type.String({ maxLength: 50 })),
  reportedAt: Type.Optional(Type.String({ format: 'date-time' })),
});

const toSms = ({ messageKey, messageId, status, code, reportedAt: at }: Static<typeof Message>): SentSms =>
  status === undefined || status === 'sent' || at === undefined
    ? { messageKey, messageId }
    : { messageKey, messageId, report: { status, at, ...(code !== undefined && { code }) } };

/** The SMS platform over HTTP; it knows a message by our key. */
export const createSmsSender = (settings: Omit<SignedSystem, 'name' | 'title'>): SmsSender => {
  const system = { name: 'sms', title: '短信平台', ...settings };
  const http = createSignedHttp(system);
  return {
    async send(body) {
      return toSms(await asConflict(system, http.ask({ method: 'POST', path: '/messages', body, answer: Message })));
    },
    async find(messageKey) {
      const path = `/messages/${encodeURIComponent(messageKey)}`;
      const found = await asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Message })));
      return found && toSms(found);
    },
  };
};
