import type { Actor, Needs } from '../needs.ts';
import type { DeskMessage } from './desk-message.ts';
import { countUnreadMessages, selectDeskMessages, updateRead } from './desk-message-store.ts';

/** Somebody's own messages, the latest first, and how many in all are unread. */
export const listDeskMessages = async (
  needs: Needs,
  input: { accountId: string; limit: number },
): Promise<{ unread: number; messages: DeskMessage[] }> => ({
  unread: await countUnreadMessages(needs, input.accountId),
  messages: await selectDeskMessages(needs, input),
});

/** The actor has read these of the own messages; all of them when none is named. */
export const markMessagesRead = (
  needs: Needs,
  { ids }: { ids: readonly string[] | undefined },
  actor: Actor,
): Promise<void> => updateRead(needs, { accountId: actor.id, ids });
