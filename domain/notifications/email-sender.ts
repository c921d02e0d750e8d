/**
 * The office's mail server. It cannot be asked what became of a mail: one whose answer was lost is sent again under the same
 * Message-ID, by which mail programs know it.
 */
export interface EmailSender {
  /** Throws a DomainError of kind `conflict` when the server will never take it, `unavailable` when it may later. */
  send(email: { messageKey: string; to: string; subject: string; text: string }): Promise<void>;
}
