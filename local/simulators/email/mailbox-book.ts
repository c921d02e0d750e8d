import type { Ledger, LedgerEntry } from '../ledger.ts';

/** A mail as it lies in its mailbox. */
export interface Email {
  /** RFC 5322 §3.6.4, without the angle brackets */
  messageId: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  receivedAt: string;
  /** how often the same Message-ID came */
  copies: number;
}

/** Mails as the ledger tells them; a mailbox is there until it is closed. */
export interface MailboxBook {
  list(): Email[];
  isClosed(address: string): boolean;
  receive(email: Omit<Email, 'receivedAt' | 'copies'>): void;
  setClosed(address: string, isClosed: boolean): void;
}

interface State {
  emails: Map<string, Email>;
  closed: Set<string>;
}

const apply = ({ emails, closed }: State, entry: LedgerEntry): void => {
  if (entry.type === 'email-received') {
    const email = entry['email'] as Omit<Email, 'receivedAt' | 'copies'>;
    const earlier = emails.get(email.messageId);
    if (earlier) earlier.copies += 1;
    else emails.set(email.messageId, { ...email, receivedAt: entry.at, copies: 1 });
  }
  if (entry.type === 'mailbox-closed') closed.add(String(entry['address']));
  if (entry.type === 'mailbox-opened') closed.delete(String(entry['address']));
};

export const openMailboxBook = (ledger: Ledger): MailboxBook => {
  const state: State = { emails: new Map(), closed: new Set() };
  for (const entry of ledger.entries) apply(state, entry);
  return {
    list: () => [...state.emails.values()],
    isClosed: (address) => state.closed.has(address),
    receive: (email) => apply(state, ledger.append('email-received', { email })),
    setClosed: (address, isClosed) =>
      apply(state, ledger.append(isClosed ? 'mailbox-closed' : 'mailbox-opened', { address })),
  };
};
