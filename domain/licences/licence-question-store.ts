import type { Needs } from '../needs.ts';

/** A licence the repository is being asked about, as it stood when the question was put. */
export interface LicenceQuestion {
  id: string;
  identifier: string;
  askedAt: Date;
  hintedAt: Date | null;
}

interface QuestionRow {
  id: string;
  identifier: string;
  queried_at: Date;
  hinted_at: Date | null;
}

const toQuestion = (row: QuestionRow): LicenceQuestion => ({
  id: row.id,
  identifier: row.identifier,
  askedAt: row.queried_at,
  hintedAt: row.hinted_at,
});

/** What the repository says of a licence whose change it has not been told is older than that change. */
const ALL_TOLD =
  'not exists (select from licence_changes change where change.licence_id = one.id and change.told_at is null)';

const take = async (
  { db, clock }: Needs,
  { where, values, order, limit }: { where: string; values: Date[]; order: string; limit: number },
): Promise<LicenceQuestion[]> => {
  const { rows } = await db.raw<{ rows: QuestionRow[] }>(
    `update licences set queried_at = ? where id in (
       select id from licences one where ${where} and ${ALL_TOLD} order by ${order} limit ? for update skip locked)
     returning id, identifier, queried_at, hinted_at`,
    [clock.now().toJSDate(), ...values, limit],
  );
  return rows.map(toQuestion);
};

/** Takes up to `limit` hinted licences, the one tried longest ago first; one that was tried since its hint again after `triedBefore`. */
export const takeHintedLicences = (needs: Needs, triedBefore: Date, limit: number): Promise<LicenceQuestion[]> =>
  take(needs, {
    where: 'hinted_at is not null and (queried_at is null or queried_at <= hinted_at or queried_at <= ?)',
    values: [triedBefore],
    order: 'queried_at nulls first',
    limit,
  });

/** Takes up to `limit` licences in the holder's hands nobody has asked about since `before`, the oldest first. */
export const takeUnaskedLicences = (needs: Needs, before: Date, limit: number): Promise<LicenceQuestion[]> =>
  take(needs, {
    where: `state in ('registered', 'suspended') and hinted_at is null and coalesce(queried_at, registered_at) <= ?`,
    values: [before],
    order: 'coalesce(queried_at, registered_at)',
    limit,
  });

/** The next look asks about it, and an answer still on its way is too old; false: nothing can happen to it any more. */
export const updateLicenceHinted = async ({ db, clock }: Needs, id: string): Promise<boolean> =>
  (await db('licences')
    .where({ id })
    .whereNot({ state: 'cancelled' })
    .update({ hinted_at: clock.now().toJSDate() })) === 1;

/** Closes a question and holds the licence; false: it was hinted, changed or asked about again since the question was put. */
export const updateLicenceAnswered = async (
  { db }: Needs,
  { id, askedAt, hintedAt }: LicenceQuestion,
): Promise<boolean> =>
  (await db('licences as one')
    .where({ id, queried_at: askedAt, hinted_at: hintedAt })
    .whereRaw(ALL_TOLD)
    .update({ hinted_at: null })) === 1;
