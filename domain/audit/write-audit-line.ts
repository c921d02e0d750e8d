import type { Actor, Needs } from '../needs.ts';
import type { AuditLine } from './audit-line.ts';
import { insertAuditLine } from './audit-store.ts';

/** Writes one line in the transaction of the change it tells of: no change without its line, no line without its change. */
export const writeAuditLine = async (needs: Needs, line: Omit<AuditLine, 'actor'>, actor: Actor): Promise<void> => {
  await insertAuditLine(needs, { ...line, actor });
};
