import { DateTime } from 'luxon';
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

export const selectAuditTimes = async (
  { db }: Needs,
  { action, subjectKind, subjectIds }: { action: string; subjectKind: string; subjectIds: readonly string[] },
): Promise<ReadonlyMap<string, DateTime>> => {
  const rows: { subject_id: string; at: Date }[] = await db('audit_lines')
    .where({ action, subject_kind: subjectKind })
    .whereIn('subject_id', [...subjectIds])
    .groupBy('subject_id')
    .select('subject_id')
    .min('at as at');
  return new Map(rows.map((row) => [row.subject_id, DateTime.fromJSDate(row.at)]));
};
