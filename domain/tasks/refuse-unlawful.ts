import type { Needs } from '../needs.ts';
import { isUnderWay, listSpecialProcedures, procedureOpen } from '../special-procedures/index.ts';
import { refuseAfterSilence } from './refuse-after-silence.ts';
import { refuseAskingTwice } from './refuse-asking-twice.ts';
import { refuseRenewingEnded } from './refuse-renewing-ended.ts';
import type { Subject } from './subject.ts';
import type { Task, TaskDecision } from './task.ts';
import * as errors from './task-errors.ts';

/** 行政许可法第三十二条: everything that is missing is told once. */
const refuseSecondSupplement = (subject: Subject, decision: TaskDecision): void => {
  if (subject.kind !== 'case' || decision.variables.acceptance !== 'supplement') return;
  if (subject.found.supplementRound > 0) throw errors.supplementAlreadyRequested();
};

/** 榕政办〔2018〕212号第十七条: no decision on the application while a special procedure has no result yet. */
const refuseWhileProcedureLasts = async (needs: Needs, task: Task, decision: TaskDecision): Promise<void> => {
  if (task.subject.kind !== 'case' || decision.variables.decision === undefined) return;
  const lasting = (await listSpecialProcedures(needs, task.subject.id)).find(isUnderWay);
  if (lasting !== undefined && lasting.taskId !== task.id)
    throw procedureOpen([{ path: '', message: `“${lasting.name}”还没有结果，登记结果后才能作出决定` }]);
};

/** Refuses what the law does not let anybody decide now, whatever the form says. */
export const refuseUnlawful = async (
  needs: Needs,
  task: Task,
  subject: Subject,
  decision: TaskDecision,
): Promise<void> => {
  refuseSecondSupplement(subject, decision);
  await refuseAskingTwice(needs, subject, decision);
  await refuseAfterSilence(needs, task, decision);
  await refuseWhileProcedureLasts(needs, task, decision);
  await refuseRenewingEnded(needs, subject, decision);
};
