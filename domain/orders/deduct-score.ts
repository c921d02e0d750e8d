import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { SCORE_RULES, type Order, type ScoreRule } from './order.ts';
import { scoreRuleInvalid } from './order-errors.ts';
import { insertDeduction } from './score-store.ts';

/** What the diagram says a step costs: a rule by its key, and points. */
export interface Penalty {
  rule: string;
  points: number;
}

const isRule = (rule: string): rule is ScoreRule => rule in SCORE_RULES;

/** Takes points from the department of an order; false when it was done before on this occasion. Errors: score-rule-invalid. */
export const deductScore = async (
  needs: Needs,
  order: Order,
  { rule, points, occasion }: Penalty & { occasion: string },
  actor: Actor,
): Promise<boolean> => {
  if (!isRule(rule) || !Number.isInteger(points) || points < 1 || points > 100)
    throw scoreRuleInvalid([{ path: '', message: `${rule} ${points}` }]);
  if (!(await insertDeduction(needs, order, { rule, points, occasion }))) return false;
  const details = { departmentId: order.departmentId, rule, points, occasion };
  await writeAuditLine(needs, { action: 'deduct-score', subjectKind: 'order', subjectId: order.id, details }, actor);
  return true;
};
