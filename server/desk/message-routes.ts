import { type DeskMessage as Message, DESK_MESSAGE_NAMES } from '../../domain/notifications/index.ts';
import { instantOf } from '../instants.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { caseReaders } from './desk-rights.ts';
import { type DeskMessage, MessageBox, ReadMessages } from './message-schemas.ts';

const defineRoute = routesFor<AccountCaller>();
const SHOWN = 50;

/** 站内信: everybody sees and marks the own ones only. */
export const messageRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/messages',
    summary: '我的站内信',
    right: caseReaders,
    answer: MessageBox,
    handle: async ({ caller }) => {
      const box = await deps.reading.notifications.listDeskMessages({ accountId: caller.account.id, limit: SHOWN });
      return { unread: box.unread, messages: box.messages.map(viewMessage) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/messages/read',
    summary: '标为已读',
    right: caseReaders,
    bodySchema: ReadMessages,
    answer: 'nothing',
    handle: async ({ body, caller }) => {
      await deps.transact((domain) => domain.notifications.markMessagesRead({ ids: body.ids }, caller.actor));
    },
  }),
];

const viewMessage = ({ id, kind, text, caseNo, inquiryNo, createdAt, readAt }: Message): DeskMessage => ({
  ...{ id, kind, title: DESK_MESSAGE_NAMES[kind], text, createdAt: instantOf(createdAt), isRead: readAt !== undefined },
  caseNo: caseNo ?? null,
  inquiryNo: inquiryNo ?? null,
});
