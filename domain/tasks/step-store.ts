import type { Needs } from '../needs.ts';
import type { StepProgress } from './progress.ts';

/** The latest report of each step wins; a step that was left stays left. */
export const saveSteps = async ({ db }: Needs, steps: readonly StepProgress[]): Promise<void> => {
  const latest = new Map(steps.map((step) => [step.stepId, step]));
  if (latest.size === 0) return;
  await db('case_steps')
    .insert(
      [...latest.values()].map((step) => ({
        id: step.stepId,
        case_no: step.businessKey,
        process_instance_id: step.processInstanceId,
        part_key: step.partKey,
        activity_id: step.activityId,
        activity_name: step.activityName ?? null,
        activity_type: step.activityType,
        branch: step.branch ?? null,
        entered_at: step.enteredAt.toJSDate(),
        left_at: step.leftAt?.toJSDate() ?? null,
        is_cancelled: step.isCancelled,
      })),
    )
    .onConflict('id')
    .merge({
      left_at: db.raw('coalesce(case_steps.left_at, excluded.left_at)'),
      is_cancelled: db.raw('case_steps.is_cancelled or excluded.is_cancelled'),
    });
};

/** A node a case stands at or has passed. */
export interface CaseStep {
  id: string;
  partKey: string;
  activityId: string;
  activityName: string | undefined;
  activityType: string;
  branch: number | undefined;
  enteredAt: Date;
  leftAt: Date | undefined;
  isCancelled: boolean;
}

interface StepRow {
  id: string;
  part_key: string;
  activity_id: string;
  activity_name: string | null;
  activity_type: string;
  branch: number | null;
  entered_at: Date;
  left_at: Date | null;
  is_cancelled: boolean;
}

export const selectSteps = async ({ db }: Needs, caseNo: string): Promise<CaseStep[]> => {
  const rows: StepRow[] = await db('case_steps').where({ case_no: caseNo }).orderBy('seq');
  return rows.map((row) => ({
    id: row.id,
    partKey: row.part_key,
    activityId: row.activity_id,
    activityName: row.activity_name ?? undefined,
    activityType: row.activity_type,
    branch: row.branch ?? undefined,
    enteredAt: row.entered_at,
    leftAt: row.left_at ?? undefined,
    isCancelled: row.is_cancelled,
  }));
};
