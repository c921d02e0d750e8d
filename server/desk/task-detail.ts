import type { DateTime } from 'luxon';
import type { Domain } from '../../domain/domain.ts';
import { type TaskListEntry, taskSpecKey } from '../../domain/tasks/index.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseDetail } from './case-detail.ts';
import { readCaseFile } from './case-file.ts';
import { choicesOf } from './case-history.ts';
import type { CaseDetail, MaterialView } from './case-schemas.ts';
import type { FormDocument } from './form-schemas.ts';
import { viewFields } from './filing-view.ts';
import { viewTaskRow } from './task-row.ts';
import { readOrderDetail } from './order-detail.ts';
import { readOrderSight } from './order-view.ts';
import type { TaskDetail } from './task-schemas.ts';

type Permission = Pick<TaskDetail, 'mayClaim' | 'mayRelease' | 'mayDecide' | 'hint'>;

/** What the account may do with the task now, and why nothing when nothing. */
const permissionOf = (entry: TaskListEntry, { account, departmentId, roles }: AccountCaller): Permission => {
  const isMeant = entry.departmentId === departmentId && roles.includes(entry.role);
  if (!isMeant) return { mayClaim: false, mayRelease: false, mayDecide: false, hint: '由经办部门办理，您可以查看' };
  const isOpen = entry.state === 'open';
  const isMine = entry.claimedBy?.id === account.id;
  const mayClaim = isOpen && entry.claimedBy === undefined;
  const mayAct = isOpen && isMine;
  return { mayClaim, mayRelease: mayAct, mayDecide: mayAct, hint: mayClaim || mayAct ? null : hintOf(entry) };
};

const hintOf = (entry: TaskListEntry): string => {
  if (entry.state === 'open') return `已由 ${entry.claimedBy?.name ?? '其他工作人员'} 签收`;
  if (entry.state === 'deciding') return '办理意见已提交，流程正在推进';
  if (entry.state === 'done') return '已办理';
  return entry.state === 'overtaken' ? '办理意见已失效：流程已转向' : '该环节已经结束，无需办理';
};

/** Keys of the materials that came from the licence repository. */
const suppliedOf = ({ materials }: CaseDetail): ReadonlySet<string> => {
  const isShared = ({ files }: MaterialView) => files.some(({ source }) => source === 'licence-repository');
  return new Set(materials.filter(isShared).map(({ key }) => key));
};

/** Everything the step's screen shows, for an account the task is meant for. */
export const readTaskDetail = async (deps: ServerDeps, taskId: string, caller: AccountCaller): Promise<TaskDetail> => {
  const domain = deps.reading;
  const entry = await domain.tasks.getTaskEntry(taskId, caller.account);
  const file = entry.caseNo === undefined ? undefined : await readCaseFile(domain, entry.caseNo, caller);
  const now = deps.clock.now();
  const { modelVersionId } = await domain.tasks.getSubject(entry.subject.id);
  const compiled = await domain.tasks.findTaskForm(modelVersionId, taskSpecKey(entry));
  const form = compiled?.form as FormDocument | undefined;
  const task = await domain.tasks.findTask(taskId);
  const detail = file && (await readCaseDetail(domain, now, file));
  return {
    task: viewTaskRow(entry, await domain.calendar.getCalendar(), now),
    form: form ?? null,
    values: task?.decision?.values ?? {},
    choices: file && detail ? choicesOf(file, suppliedOf(detail)) : {},
    ...permissionOf(entry, caller),
    decided: task?.decision === undefined ? [] : viewFields(form, task.decision.values, file ? choicesOf(file) : {}),
    case: detail ?? null,
    order: entry.subject.kind === 'order' ? await readOrder(domain, entry.subject.id, now, caller) : null,
  };
};

const readOrder = async (domain: Domain, orderId: string, now: DateTime, caller: AccountCaller) =>
  readOrderDetail(domain, orderId, await readOrderSight(domain, now, caller));
