import { createHash } from 'node:crypto';

/** What the platform knows a message by: the same for ever, whatever happens to us in between. 32 hex characters. */
export const messageKey = (id: string): string =>
  createHash('sha256').update(`notification|${id}`).digest('hex').slice(0, 32);
