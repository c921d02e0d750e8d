import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Candidate, Judgement } from './clue.ts';

const MARK = 'clues';
const CHUNK = 500;

/** How far decisions were looked at; 'busy' while somebody else is looking. Held until the transaction ends. */
export const lockMark = async ({ db }: Needs, first: DateTime): Promise<DateTime | 'busy'> => {
  await db('detection_marks').insert({ name: MARK, looked_until: first.toJSDate() }).onConflict('name').ignore();
  const rows: { looked_until: Date }[] = await db('detection_marks').where({ name: MARK }).forUpdate().skipLocked();
  return rows[0] === undefined ? 'busy' : officeTime(rows[0].looked_until);
};

export const updateMark = async ({ db }: Needs, until: DateTime): Promise<void> => {
  await db('detection_marks').where({ name: MARK }).update({ looked_until: until.toJSDate() });
};

export const selectFirstDecision = async ({ db }: Needs): Promise<DateTime | undefined> => {
  const [row]: { at?: Date | null }[] = await db('tasks').min('decided_at as at');
  return row?.at ? officeTime(row.at) : undefined;
};

const toRow = ({ db, clock }: Needs, candidate: Candidate) => ({
  id: randomUUID(),
  rule: candidate.rule,
  subject: candidate.subject,
  account_id: candidate.accountId ?? null,
  case_no: candidate.caseNo ?? null,
  department_id: candidate.departmentId,
  happened_at: candidate.happenedAt.toJSDate(),
  facts: db.raw('?::jsonb', [JSON.stringify(candidate.facts)]),
  raised_at: clock.now().toJSDate(),
});

/** Raises what is new and adds new facts to clues nobody has judged yet; a judged one stays as it is. Ids of the new ones. */
export const saveCandidates = async (needs: Needs, candidates: readonly Candidate[]): Promise<string[]> => {
  const { db } = needs;
  const raised: string[] = [];
  for (let start = 0; start < candidates.length; start += CHUNK) {
    const rows: { id: string; is_new: boolean }[] = await db('clues')
      .insert(candidates.slice(start, start + CHUNK).map((one) => toRow(needs, one)))
      .onConflict(['rule', 'subject'])
      .merge({
        ...{ facts: db.raw('excluded.facts'), happened_at: db.raw('excluded.happened_at') },
        ...{ case_no: db.raw('excluded.case_no'), version: db.raw('clues.version + 1') },
      })
      .whereRaw(`clues.state = 'open' and clues.facts is distinct from excluded.facts`)
      .returning(['id', db.raw('(xmax = 0) as is_new')]);
    raised.push(...rows.filter((row) => row.is_new).map((row) => row.id));
  }
  return raised;
};

/** Holds the row until the transaction ends. */
export const lockClue = async ({ db }: Needs, id: string): Promise<boolean> =>
  (await db('clues').where({ id }).forUpdate().select('id')).length === 1;

export const updateClueJudged = async (
  { db, clock }: Needs,
  id: string,
  input: { judgement: Judgement; note: string; accountId: string },
): Promise<void> => {
  await db('clues')
    .where({ id, state: 'open' })
    .update({
      state: input.judgement,
      note: input.note,
      judged_by: input.accountId,
      judged_at: clock.now().toJSDate(),
      version: db.raw('version + 1'),
    });
};
