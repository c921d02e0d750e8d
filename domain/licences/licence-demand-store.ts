import type { Needs } from '../needs.ts';
import { stillHinted } from './hint-store.ts';
import type { LicenceDemand, LicenceDemandState } from './licence-demand.ts';

interface DemandRow {
  demand_no: string;
  case_no: string;
  seq: number;
  material_key: string;
  licence_type: string;
  state: LicenceDemandState;
  created_at: Date;
  answered_at: Date | null;
  licence_identifier: string | null;
  refusal: string | null;
}

const toDemand = (row: DemandRow): LicenceDemand => ({
  demandNo: row.demand_no,
  caseNo: row.case_no,
  seq: row.seq,
  materialKey: row.material_key,
  licenceType: row.licence_type,
  state: row.state,
  createdAt: row.created_at,
  answeredAt: row.answered_at ?? undefined,
  licenceIdentifier: row.licence_identifier ?? undefined,
  refusal: row.refusal ?? undefined,
});

export const insertDemand = async (
  { db, clock }: Needs,
  demand: Pick<LicenceDemand, 'demandNo' | 'caseNo' | 'seq' | 'materialKey' | 'licenceType'>,
): Promise<void> => {
  await db('licence_demands').insert({
    demand_no: demand.demandNo,
    case_no: demand.caseNo,
    seq: demand.seq,
    material_key: demand.materialKey,
    licence_type: demand.licenceType,
    state: 'intended',
    created_at: clock.now().toJSDate(),
    queried_at: clock.now().toJSDate(),
  });
};

/** Every demand of a case, oldest first. */
export const selectDemands = async ({ db }: Needs, caseNo: string): Promise<LicenceDemand[]> => {
  const rows: DemandRow[] = await db('licence_demands').where({ case_no: caseNo }).orderBy('seq');
  return rows.map(toDemand);
};

export const selectUnsentDemands = async ({ db }: Needs, limit: number): Promise<LicenceDemand[]> => {
  const rows: DemandRow[] = await db('licence_demands').where({ state: 'intended' }).orderBy('created_at').limit(limit);
  return rows.map(toDemand);
};

export const updateDemandSent = async ({ db, clock }: Needs, demandNo: string): Promise<void> => {
  const now = clock.now().toJSDate();
  await db('licence_demands')
    .where({ demand_no: demandNo, state: 'intended' })
    .update({ state: 'demanded', demanded_at: now, queried_at: stillHinted(db, now) });
};

/** Takes up to `limit` demands nobody has told us about since `before`, the hinted ones first; notes that they are asked about now. */
export const takeSilentDemands = async (
  { db, clock }: Needs,
  before: Date,
  limit: number,
): Promise<LicenceDemand[]> => {
  const { rows } = await db.raw<{ rows: DemandRow[] }>(
    `update licence_demands set queried_at = ? where demand_no in (
       select demand_no from licence_demands where state = 'demanded' and (queried_at is null or queried_at <= ?)
       order by queried_at nulls first limit ? for update skip locked)
     returning *`,
    [clock.now().toJSDate(), before, limit],
  );
  return rows.map(toDemand);
};

/** The next look asks about it; undefined: there is no such demand, false: it is answered already. */
export const updateDemandHinted = async ({ db }: Needs, demandNo: string): Promise<boolean | undefined> => {
  const row: DemandRow | undefined = await db('licence_demands').where({ demand_no: demandNo }).forUpdate().first();
  if (row === undefined) return undefined;
  if (row.state === 'supplied' || row.state === 'refused') return false;
  await db('licence_demands').where({ demand_no: demandNo }).update({ queried_at: null });
  return true;
};

export type DemandAnswer = { state: 'supplied'; licenceIdentifier: string } | { state: 'refused'; refusal: string };

/** false: it was answered before */
export const updateDemandAnswered = async (
  { db, clock }: Needs,
  demandNo: string,
  answer: DemandAnswer,
): Promise<boolean> => {
  const changed = await db('licence_demands')
    .where({ demand_no: demandNo })
    .whereIn('state', ['intended', 'demanded'])
    .update({
      state: answer.state,
      answered_at: clock.now().toJSDate(),
      ...(answer.state === 'supplied'
        ? { licence_identifier: answer.licenceIdentifier }
        : { refusal: answer.refusal.slice(0, 500) }),
    });
  return changed === 1;
};
