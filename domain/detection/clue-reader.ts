import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Clue, ClueFacts, ClueRule, ClueState } from './clue.ts';

/** Which clues; all that are given must hold. */
export interface ClueFilter {
  state?: ClueState | undefined;
  rule?: ClueRule | undefined;
  departmentId?: string | undefined;
  accountId?: string | undefined;
}

/** Where the page before ended. */
export interface CluePosition {
  happenedAt: DateTime;
  id: string;
}

interface ClueRow {
  id: string;
  rule: ClueRule;
  subject: string;
  account_id: string | null;
  case_no: string | null;
  department_id: string;
  happened_at: Date;
  facts: ClueFacts[ClueRule];
  state: ClueState;
  raised_at: Date;
  note: string | null;
  judged_by: string | null;
  judged_at: Date | null;
  version: number;
}

// what a row holds belongs together: facts were written by the rule of the same row
const toClue = (row: ClueRow): Clue =>
  ({
    id: row.id,
    rule: row.rule,
    subject: row.subject,
    accountId: row.account_id ?? undefined,
    caseNo: row.case_no ?? undefined,
    departmentId: row.department_id,
    happenedAt: officeTime(row.happened_at),
    facts: row.facts,
    state: row.state,
    raisedAt: officeTime(row.raised_at),
    note: row.note ?? undefined,
    judgedBy: row.judged_by ?? undefined,
    judgedAt: officeTimeOrNone(row.judged_at),
    version: row.version,
  }) as Clue;

const filtered = ({ db }: Needs, { rule, departmentId, accountId }: Omit<ClueFilter, 'state'>) => {
  const query = db('clues');
  if (rule !== undefined) void query.where({ rule });
  if (departmentId !== undefined) void query.where({ department_id: departmentId });
  if (accountId !== undefined) void query.where({ account_id: accountId });
  return query;
};

/** A page, what happened last first. */
export const readClues = async (
  needs: Needs,
  filter: ClueFilter,
  page: { after: CluePosition | undefined; limit: number },
): Promise<Clue[]> => {
  const query = filtered(needs, filter);
  if (filter.state !== undefined) void query.where({ state: filter.state });
  if (page.after !== undefined)
    void query.whereRaw('(happened_at, id) < (?, ?)', [page.after.happenedAt.toJSDate(), page.after.id]);
  const rows: ClueRow[] = await query
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .select('*');
  return rows.map(toClue);
};

export const readClue = async ({ db }: Needs, id: string): Promise<Clue | undefined> => {
  const row: ClueRow | undefined = await db('clues').where({ id }).first();
  return row && toClue(row);
};

export type ClueCounts = Record<ClueState, number>;

/** How many of each state the other filters leave. */
export const countClues = async (needs: Needs, filter: Omit<ClueFilter, 'state'>): Promise<ClueCounts> => {
  const rows: { state: ClueState; count: string }[] = await filtered(needs, filter)
    .groupBy('state')
    .select('state')
    .count('* as count');
  const counts: ClueCounts = { open: 0, explained: 0, dismissed: 0, confirmed: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
};
