import type { DateTime } from 'luxon';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Applicant, Facts, Filing } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import type { Case, CaseState, Channel } from './case.ts';

export interface CaseRow {
  case_no: string;
  item_key: string;
  model_version_id: string;
  process_instance_id: string | null;
  state: CaseState;
  channel: Channel;
  client_id: string;
  lead_department_id: string;
  applicant: Applicant;
  form: Record<string, unknown>;
  facts: Facts;
  delivery: Filing['delivery'];
  supplement_round: number;
  is_deemed_accepted: boolean;
  renews_identifier: string | null;
  renews_until: string | null;
  is_deemed_renewed: boolean;
  withdrawal_requested_at: Date | null;
  licence_identifier: string | null;
  received_at: Date;
  accepted_at: Date | null;
  decided_at: Date | null;
  closed_at: Date | null;
  version: number;
}

const toRenewed = ({ renews_identifier: identifier, renews_until: until }: CaseRow): Case['renews'] =>
  identifier === null || until === null ? undefined : { identifier, until };

export const toCase = (row: CaseRow): Case => ({
  caseNo: row.case_no,
  itemKey: row.item_key,
  modelVersionId: row.model_version_id,
  processInstanceId: row.process_instance_id ?? undefined,
  state: row.state,
  channel: row.channel,
  clientId: row.client_id,
  leadDepartmentId: row.lead_department_id,
  applicant: row.applicant,
  form: row.form,
  facts: row.facts,
  delivery: row.delivery,
  supplementRound: row.supplement_round,
  isDeemedAccepted: row.is_deemed_accepted,
  renews: toRenewed(row),
  isDeemedRenewed: row.is_deemed_renewed,
  withdrawalRequestedAt: officeTimeOrNone(row.withdrawal_requested_at),
  licenceIdentifier: row.licence_identifier ?? undefined,
  receivedAt: officeTime(row.received_at),
  acceptedAt: officeTimeOrNone(row.accepted_at),
  decidedAt: officeTimeOrNone(row.decided_at),
  closedAt: officeTimeOrNone(row.closed_at),
  version: row.version,
});

/** The next number of this item on this day; the row stays held, so that no number is lost or given twice. */
export const takeCaseCount = async ({ db }: Needs, itemKey: string, day: string): Promise<number> => {
  const { rows } = await db.raw<{ rows: { last: number }[] }>(
    `insert into case_numbers (item_key, day, last) values (?, ?, 1)
     on conflict (item_key, day) do update set last = case_numbers.last + 1 returning last`,
    [itemKey, day],
  );
  return rows[0]?.last ?? 1;
};

export const insertCase = async (
  { db }: Needs,
  one: Pick<
    Case,
    | 'caseNo'
    | 'itemKey'
    | 'modelVersionId'
    | 'channel'
    | 'clientId'
    | 'leadDepartmentId'
    | 'applicant'
    | 'form'
    | 'facts'
    | 'delivery'
    | 'receivedAt'
    | 'renews'
  >,
): Promise<void> => {
  await db('cases').insert({
    case_no: one.caseNo,
    item_key: one.itemKey,
    model_version_id: one.modelVersionId,
    state: 'submitted',
    channel: one.channel,
    client_id: one.clientId,
    lead_department_id: one.leadDepartmentId,
    applicant: JSON.stringify(one.applicant),
    applicant_name: one.applicant.name,
    form: JSON.stringify(one.form),
    facts: JSON.stringify(one.facts),
    delivery: JSON.stringify(one.delivery),
    received_at: one.receivedAt.toJSDate(),
    renews_identifier: one.renews?.identifier ?? null,
    renews_until: one.renews?.until ?? null,
  });
};

export const selectCase = async ({ db }: Needs, caseNo: string): Promise<Case | undefined> => {
  const row: CaseRow | undefined = await db('cases').where({ case_no: caseNo }).first();
  return row && toCase(row);
};

/**
 * The same, held until the transaction ends: what happens to one case happens one after another. Rows that only refer to the case
 * may be written meanwhile.
 */
export const lockCase = async ({ db }: Needs, caseNo: string): Promise<Case | undefined> => {
  const row: CaseRow | undefined = await db('cases').where({ case_no: caseNo }).forNoKeyUpdate().first();
  return row && toCase(row);
};

/** The case that renews this licence or is about to, if there is one. */
export const selectRenewalOf = async ({ db }: Needs, identifier: string): Promise<string | undefined> => {
  const row: { case_no: string } | undefined = await db('cases')
    .where({ renews_identifier: identifier })
    .whereNotIn('state', ['rejected', 'lapsed', 'refused', 'payment-lapsed', 'withdrawn'])
    .first('case_no');
  return row?.case_no;
};

export interface CaseChange {
  state?: CaseState;
  isDeemedAccepted?: boolean;
  isDeemedRenewed?: boolean;
  supplementRound?: number;
  acceptedAt?: DateTime;
  decidedAt?: DateTime;
  closedAt?: DateTime;
  withdrawalRequestedAt?: DateTime;
  withdrawalReason?: string;
  licenceIdentifier?: string;
  processInstanceId?: string;
  form?: Record<string, unknown>;
  facts?: Facts;
}

/** Changes the row and raises its version. An illegal move of state is refused by the database. */
export const updateCase = async ({ db }: Needs, caseNo: string, change: CaseChange): Promise<void> => {
  const columns = {
    state: change.state,
    is_deemed_accepted: change.isDeemedAccepted,
    is_deemed_renewed: change.isDeemedRenewed,
    supplement_round: change.supplementRound,
    accepted_at: change.acceptedAt?.toJSDate(),
    decided_at: change.decidedAt?.toJSDate(),
    closed_at: change.closedAt?.toJSDate(),
    withdrawal_requested_at: change.withdrawalRequestedAt?.toJSDate(),
    withdrawal_reason: change.withdrawalReason,
    licence_identifier: change.licenceIdentifier,
    process_instance_id: change.processInstanceId,
    form: change.form && JSON.stringify(change.form),
    facts: change.facts && JSON.stringify(change.facts),
  };
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  await db('cases')
    .where({ case_no: caseNo })
    .update({ ...given, version: db.raw('version + 1') });
};
