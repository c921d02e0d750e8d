import { Type } from '@sinclair/typebox';
import type { SmsSender } from '../domain/notifications/index.ts';
import { asConflict, createSignedHttp, orUndefined } from './signed-http.ts';
import type { SignedSystem } from './signed-http.ts';

const Message = Type.Object({ messageKey: Type.String(), messageId: Type.String({ minLength: 1 }) });

/** The SMS platform over HTTP; it knows a message by our key. */
export const createSmsSender = (settings: Omit<SignedSystem, 'name' | 'title'>): SmsSender => {
  const system = { name: 'sms', title: '短信平台', ...settings };
  const http = createSignedHttp(system);
  return {
    send: (body) => asConflict(system, http.ask({ method: 'POST', path: '/messages', body, answer: Message })),
    find(messageKey) {
      const path = `/messages/${encodeURIComponent(messageKey)}`;
      return asConflict(system, orUndefined(http.ask({ method: 'GET', path, answer: Message })));
    },
  };
};
