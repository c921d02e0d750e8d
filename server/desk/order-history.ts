import type { DateTime } from 'luxon';
import type { Domain } from '../../domain/domain.ts';
import { type Deduction, type Order, SCORE_RULES } from '../../domain/orders/index.ts';
import { instantOf } from '../instants.ts';
import { readDepartmentNames, readPeopleNames } from '../people-names.ts';
import { viewDecisions } from './decision-view.ts';
import type { OrderEntry } from './order-schemas.ts';

const SYSTEM = '系统';

const entry = (
  id: string,
  at: DateTime | undefined,
  title: string,
  more: { text?: string | undefined; tone?: OrderEntry['tone'] } = {},
): OrderEntry[] =>
  at === undefined
    ? []
    : [{ id, at: instantOf(at), title, actor: SYSTEM, text: more.text ?? null, tone: more.tone ?? 'plain' }];

const penaltyText = (deductions: readonly Deduction[], at: DateTime | undefined): string | undefined =>
  deductions
    .filter((one) => +one.at === Number(at))
    .map(({ rule, points }) => `${SCORE_RULES[rule]}，扣 ${points} 分`)
    .join('；') || undefined;

/** What the order itself went through. */
const milestones = (order: Order, deductions: readonly Deduction[]): OrderEntry[] => {
  const { openedAt, issuedAt, escalatedAt, closedAt, number, state } = order;
  const ending = state === 'excused' ? '理由成立，不督办' : '督办办结';
  return [
    ...entry('opened', openedAt, '时限超期，要求说明原因', { tone: 'warning' }),
    ...entry('issued', issuedAt, `挂号督办 ${number ?? ''}`, { text: penaltyText(deductions, issuedAt), tone: 'bad' }),
    ...entry('escalated', escalatedAt, '升级督办', { text: penaltyText(deductions, escalatedAt), tone: 'bad' }),
    ...entry('closed', closedAt, ending, { tone: 'good' }),
  ];
};

/** What department and supervisors wrote, and what came of it, oldest first. */
export const readOrderHistory = async (
  domain: Domain,
  order: Order,
  deductions: readonly Deduction[],
): Promise<OrderEntry[]> => {
  const { forms } = await domain.models.getModelVersion(order.modelVersionId);
  const [names, departmentNames] = [await readPeopleNames(domain), await readDepartmentNames(domain)];
  const tasks = await domain.tasks.listTasksOfOrder(order.id);
  const decisions = viewDecisions(tasks, { forms, choices: {}, names, departmentNames });
  const written = decisions.map(({ taskId, decidedAt, stepName, decidedBy, departmentName, fields, state }) => ({
    id: taskId,
    at: decidedAt,
    title: state === 'overtaken' ? `${stepName}（已失效）` : stepName,
    actor: `${departmentName} ${decidedBy.name}`,
    text: fields.map(({ label, text }) => `${label}：${text}`).join('\n') || null,
    tone: 'plain' as const,
  }));
  return [...written, ...milestones(order, deductions)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
};
