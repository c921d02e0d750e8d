import type { Needs } from '../needs.ts';
import { listDepartments } from '../people/index.ts';
import { findDecision } from './find-decision.ts';
import type { Task } from './task.ts';
import { selectTasks } from './task-store.ts';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The last opinion of each branch that does not agree. */
const refusals = (tasks: readonly Task[]): Task[] => {
  const given = tasks.filter((task) => task.state !== 'overtaken' && task.decision?.variables.opinion !== undefined);
  const lastOfBranch = new Map(given.map((task) => [task.branch ?? 0, task]));
  return [...lastOfBranch.values()].filter((task) => task.decision?.variables.opinion === 'refuse');
};

/**
 * Why a case is refused, in the words of those who decided (行政许可法第三十八条: reasons must be given): the approver, else the
 * departments that do not agree, else the experts, else the inspection that failed.
 */
export const explainRefusal = async (needs: Needs, { caseNo }: { caseNo: string }): Promise<string[]> => {
  const decision = await findDecision(needs, { caseNo, variable: 'decision' });
  const reason = textOf(decision?.values.refusalReason);
  if (reason !== undefined) return [reason];
  const departments = new Map((await listDepartments(needs)).map(({ id, name }) => [id, name]));
  const opinions = refusals(await selectTasks(needs, { subjectId: caseNo })).map((task) => {
    const name = departments.get(task.departmentId) ?? task.departmentId;
    return `${name}不同意：${textOf(task.decision?.values.opinionText) ?? '不符合审查要求'}`;
  });
  if (opinions.length > 0) return opinions;
  const experts = await findDecision(needs, { caseNo, variable: 'expertReviewResult' });
  if (experts?.values.expertReviewResult === 'failed')
    return [`专家评审不通过：${textOf(experts.values.opinion) ?? '不符合许可条件'}`];
  const inspection = await findDecision(needs, { caseNo, variable: 'inspection' });
  return [`现场踏勘不合格：${textOf(inspection?.values.findings) ?? '不符合许可条件'}`];
};
