import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Candidate, ClueFacts, ClueRule } from './clue.ts';
import type { Look } from './look.ts';
import { RULES } from './rules.ts';

interface CandidateRow {
  subject: string;
  account_id: string | null;
  case_no: string | null;
  department_id: string;
  happened_at: Date;
  facts: ClueFacts[ClueRule];
}

const bindingsOf = ({ from, until, workingDays, opensAt, closesAt, thresholds }: Look) => ({
  ...thresholds,
  from: from.toJSDate(),
  until: until.toJSDate(),
  workingDays: [...workingDays],
  counterSteps: [...thresholds.counterSteps],
  opensAt,
  closesAt,
});

/** Everything one rule sees in what was decided in that time. */
export const readCandidates = async ({ db }: Needs, rule: ClueRule, look: Look): Promise<Candidate[]> => {
  const { rows } = await db.raw<{ rows: CandidateRow[] }>(RULES[rule], bindingsOf(look));
  return rows.map((row) => ({
    rule,
    subject: row.subject,
    accountId: row.account_id ?? undefined,
    caseNo: row.case_no ?? undefined,
    departmentId: row.department_id,
    happenedAt: officeTime(row.happened_at),
    facts: row.facts,
  }));
};
