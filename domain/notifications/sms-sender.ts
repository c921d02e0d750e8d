import type { MessageReport } from './receipt.ts';

/** The SMS platform as we need it. A message is known by our key and goes out once, however often it is sent. */
export interface SmsSender {
  /** Throws a DomainError of kind `invalid` when the platform will never take it, `unavailable` when it may later. */
  send(message: { messageKey: string; phone: string; text: string }): Promise<SentSms>;
  /** undefined: the platform knows no message with this key */
  find(messageKey: string): Promise<SentSms | undefined>;
}

export interface SentSms {
  messageKey: string;
  messageId: string;
  /** what became of it; undefined: not known yet */
  report?: MessageReport | undefined;
}
