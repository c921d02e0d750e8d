import type { Actor } from '../needs.ts';

/**
 * One line of the audit trail: who did what to what. `action` is the use-case in kebab-case (`open-case`), `subjectKind` a
 * word of the glossary (`case`, `task`, `account`). `details` holds ids, codes and outcomes; never a person's name,
 * number, phone or address.
 */
export interface AuditLine {
  action: string;
  subjectKind: string;
  subjectId: string;
  details?: Record<string, unknown>;
  actor: Actor;
}
