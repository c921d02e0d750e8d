import type { Needs } from '../needs.ts';
import type { AuditLine } from './audit-line.ts';

export const insertAuditLine = async ({ db, clock }: Needs, line: AuditLine): Promise<void> => {
  await db('audit_lines').insert({
    at: clock.now().toJSDate(),
    actor_kind: line.actor.kind,
    actor_id: line.actor.id,
    action: line.action,
    subject_kind: line.subjectKind,
    subject_id: line.subjectId,
    details: JSON.stringify(line.details ?? {}),
  });
};
