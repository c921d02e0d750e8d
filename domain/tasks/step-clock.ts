import {
  getOfficeLimit,
  listClocksByIds,
  listClocksOf,
  openClock,
  stopClock,
  type LimitClock,
  type StopClock,
} from '../clocks/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { TaskProgress } from './progress.ts';
import type { OrderSubject, Subject } from './subject.ts';
import { taskSpecKey } from './task.ts';
import type { TaskSpec } from './task-spec-reader.ts';

interface Step {
  progress: TaskProgress;
  subject: Subject;
  spec: TaskSpec | undefined;
  departmentId: string;
}

/** A step of a case has a limit of its own where its item says so. */
const openCaseStepClock = async (needs: Needs, step: Step, actor: Actor): Promise<LimitClock | undefined> => {
  const { progress, subject, departmentId } = step;
  const { taskId, openedAt: startedAt } = progress;
  const limitKey = taskSpecKey(progress);
  const { item } = await getItemOfVersion(needs, subject.modelVersionId);
  const limit = item.limits[limitKey];
  if (limit === undefined) return undefined;
  const of = { subjectKind: 'task', subjectId: taskId, caseNo: subject.caseNo, limitKey, departmentId } as const;
  return openClock(needs, { ...of, limit, startedAt }, actor);
};

/** `order-reply`, later `order-reply#2`. */
export const limitKeyOfRound = (key: string, round: number): string => (round === 1 ? key : `${key}#${round}`);

/**
 * A step of an order has the limit of the office its model names. Where the order was given that clock before (its timer waits for
 * the date), the step is lit by it; else it begins a round of its own.
 */
const openOrderStepClock = async (
  needs: Needs,
  { progress, subject, spec, departmentId }: Step & { subject: OrderSubject },
  actor: Actor,
): Promise<LimitClock | undefined> => {
  if (spec?.limit === undefined) return undefined;
  const of = { subjectKind: 'order', subjectId: subject.id } as const;
  const rounds = (await listClocksOf(needs, of)).filter(({ limitKey }) => limitKey.split('#')[0] === spec.limit);
  const last = rounds.find(({ limitKey }) => limitKey === limitKeyOfRound(spec.limit ?? '', rounds.length));
  if (last !== undefined && (last.state !== 'stopped' || progress.closedAt !== undefined)) return last;
  const limit = await getOfficeLimit(needs, spec.limit);
  const limitKey = limitKeyOfRound(spec.limit, rounds.length + 1);
  return openClock(needs, { ...of, limitKey, limit, departmentId, startedAt: progress.openedAt }, actor);
};

/** The clock of a step that was opened just now; undefined where it has no limit of its own. */
export const openStepClock = (needs: Needs, step: Step, actor: Actor): Promise<LimitClock | undefined> =>
  step.subject.kind === 'case'
    ? openCaseStepClock(needs, step, actor)
    : openOrderStepClock(needs, { ...step, subject: step.subject }, actor);

/** What is done is no longer limited. */
export const stopStepClock = async (
  needs: Needs,
  { clockId }: { clockId: string | undefined },
  why: Pick<StopClock, 'reason' | 'at'>,
  actor: Actor,
): Promise<void> => {
  const [clock] = clockId === undefined ? [] : await listClocksByIds(needs, [clockId]);
  if (clock === undefined) return;
  const { subjectKind, subjectId, limitKey } = clock;
  await stopClock(needs, { subjectKind, subjectId, limitKey, ...why }, actor);
};
