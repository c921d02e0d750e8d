import type { Needs } from '../needs.ts';
import type { OrderSubject } from './subject.ts';

interface SubjectRow {
  id: string;
  kind: 'order';
  case_no: string | null;
  department_id: string;
  model_version_id: string;
}

/** Known already, it stays as it is. */
export const insertSubject = async ({ db, clock }: Needs, subject: OrderSubject): Promise<void> => {
  await db('task_subjects')
    .insert({
      id: subject.id,
      kind: subject.kind,
      case_no: subject.caseNo ?? null,
      department_id: subject.departmentId,
      model_version_id: subject.modelVersionId,
      opened_at: clock.now().toJSDate(),
    })
    .onConflict('id')
    .ignore();
};

export const selectSubject = async ({ db }: Needs, id: string): Promise<OrderSubject | undefined> => {
  const row: SubjectRow | undefined = await db('task_subjects').where({ id }).first();
  return (
    row && {
      kind: row.kind,
      id: row.id,
      caseNo: row.case_no ?? undefined,
      departmentId: row.department_id,
      modelVersionId: row.model_version_id,
    }
  );
};
