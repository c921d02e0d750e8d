import { writeAuditLine } from '../audit/index.ts';
import { getCalendar } from '../calendar/index.ts';
import { findRun, lightOf, remainingOf, type LimitClock } from '../clocks/index.ts';
import { announce, openIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notifyOfficer } from '../notifications/index.ts';
import { listDepartments, listHeads } from '../people/index.ts';
import { nameLimit } from './name-limit.ts';
import { insertNotice } from './notice-store.ts';
import type { SupervisionStep } from './supervision-notice.ts';

const warningOf = async (needs: Needs, clock: LimitClock) => {
  const department = (await listDepartments(needs)).find(({ id }) => id === clock.departmentId);
  const remaining = remainingOf(await getCalendar(needs), clock, needs.clock.now()).text;
  const dueOn = clock.dueAt.toISODate() ?? '';
  return { ...(await nameLimit(needs, clock)), departmentName: department?.name ?? '本部门', remaining, dueOn };
};

const aboutOf = ({ caseNo, subjectKind, subjectId }: LimitClock) => {
  if (caseNo !== undefined) return { caseNo };
  return subjectKind === 'inquiry' ? { inquiryNo: subjectId } : undefined;
};

/**
 * Tells the head of the responsible department of a limit on the desk and by SMS, once per run and step. `false` when that was done before or the
 * run is over. A department that nobody can be reached of becomes an incident: the warning would be lost otherwise.
 */
export const notifyDepartmentHead = async (needs: Needs, input: SupervisionStep, actor: Actor): Promise<boolean> => {
  const clock = await findRun(needs, input);
  if (clock?.departmentId === undefined) return false;
  const { departmentId } = clock;
  const heads = await listHeads(needs, departmentId);
  const reached = heads.flatMap(({ accountId, phone }) => (phone === undefined ? [] : [{ accountId, phone }]));
  const notice = {
    clock,
    step: input.step,
    kind: 'department-head',
    light: lightOf(clock, needs.clock.now()),
  } as const;
  if (!(await insertNotice(needs, { ...notice, recipients: reached.length }))) return false;
  const [about, values] = [aboutOf(clock), await warningOf(needs, clock)];
  const occasion = `${clock.id}:${clock.run}:${input.step}`;
  const sms = { about, occasion, values, template: 'deadline-warning' } as const;
  for (const head of heads) await notifyOfficer(needs, { ...head, ...sms }, actor);
  const message = 'no head of this department has a phone number';
  if (reached.length === 0)
    await openIncident(needs, { kind: 'department-head-unreachable', subject: departmentId, message });
  const details = { step: input.step, run: clock.run, departmentId, recipients: reached.length };
  const line = { action: 'notify-department-head', subjectKind: 'clock', subjectId: clock.id, details };
  await writeAuditLine(needs, line, actor);
  await announce(needs, 'desk', departmentId);
  return true;
};
