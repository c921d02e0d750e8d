import { randomUUID } from 'node:crypto';
import type { Ledger, LedgerEntry } from '../ledger.ts';

export type MessageStatus = 'sent' | 'delivered' | 'failed';

export interface Message {
  messageKey: string;
  messageId: string;
  phone: string;
  text: string;
  sentAt: string;
  status: MessageStatus;
  /** why it failed, in the platform's words */
  code?: string;
  reportedAt?: string;
}

/** Messages as the ledger tells them. */
export interface MessageBook {
  list(): Message[];
  find(messageKey: string): Message | undefined;
  send(message: Pick<Message, 'messageKey' | 'phone' | 'text'>): Message;
  /** Whether every message is delivered by itself after a moment. */
  isAuto(): boolean;
  setAuto(isAuto: boolean): void;
  /** What became of it; once. */
  report(messageKey: string, status: Exclude<MessageStatus, 'sent'>, code?: string): Message;
}

const apply = (messages: Map<string, Message>, entry: LedgerEntry): void => {
  if (entry.type === 'message-sent') {
    const message = entry['message'] as Message;
    messages.set(message.messageKey, { ...message, sentAt: entry.at, status: 'sent' });
  }
  const message = messages.get(String(entry['messageKey']));
  if (entry.type !== 'message-reported' || !message) return;
  const code = entry['code'] as string | undefined;
  Object.assign(message, { status: entry['status'], reportedAt: entry.at, ...(code && { code }) });
};

export const openMessageBook = (ledger: Ledger): MessageBook => {
  const messages = new Map<string, Message>();
  for (const entry of ledger.entries) apply(messages, entry);
  const auto = { isOn: ledger.entries.findLast(({ type }) => type === 'auto-set')?.['isOn'] === true };
  const get = (messageKey: string): Message => {
    const message = messages.get(messageKey);
    if (!message) throw new Error(`no message ${messageKey}`);
    return message;
  };
  return {
    isAuto: () => auto.isOn,
    setAuto(isOn) {
      ledger.append('auto-set', { isOn });
      auto.isOn = isOn;
    },
    list: () => [...messages.values()],
    find: (messageKey) => messages.get(messageKey),
    send(wanted) {
      apply(messages, ledger.append('message-sent', { message: { ...wanted, messageId: randomUUID() } }));
      return get(wanted.messageKey);
    },
    report(messageKey, status, code) {
      if (get(messageKey).status === 'sent')
        apply(messages, ledger.append('message-reported', { messageKey, status, ...(code && { code }) }));
      return get(messageKey);
    },
  };
};
