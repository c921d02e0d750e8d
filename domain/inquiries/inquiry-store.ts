import type { Knex } from 'knex';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { Inquiry, InquiryAbout, InquiryKind, InquiryState } from './inquiry.ts';

export interface InquiryRow {
  inquiry_no: string;
  kind: InquiryKind;
  channel: 'api' | 'window';
  client_id: string;
  item_key: string | null;
  case_no: string | null;
  department_id: string | null;
  responsible_department_id: string;
  inquirer_name: string;
  inquirer_phone: string | null;
  content: string;
  state: InquiryState;
  opened_at: Date;
  reply: string | null;
  replied_by: string | null;
  replied_at: Date | null;
  version: number;
}

const aboutOf = (row: InquiryRow): InquiryAbout => {
  if (row.item_key !== null) return { kind: 'item', itemKey: row.item_key };
  return row.case_no === null
    ? { kind: 'department', departmentId: row.department_id ?? '' }
    : { kind: 'case', caseNo: row.case_no };
};

export const toInquiry = (row: InquiryRow): Inquiry => ({
  inquiryNo: row.inquiry_no,
  kind: row.kind,
  channel: row.channel,
  clientId: row.client_id,
  about: aboutOf(row),
  departmentId: row.responsible_department_id,
  inquirer: { name: row.inquirer_name, phone: row.inquirer_phone ?? undefined },
  content: row.content,
  state: row.state,
  openedAt: officeTime(row.opened_at),
  reply: row.reply ?? undefined,
  repliedBy: row.replied_by ?? undefined,
  repliedAt: officeTimeOrNone(row.replied_at),
  version: row.version,
});

/** The next number of that kind and day, without gaps that two at once could share. */
export const takeInquiryCount = async ({ db }: Needs, kind: InquiryKind, day: string): Promise<number> => {
  const [row]: { last: number }[] = await db('inquiry_numbers')
    .insert({ kind, day, last: 1 })
    .onConflict(['kind', 'day'])
    .merge({ last: db.raw('inquiry_numbers.last + 1') })
    .returning('last');
  return row?.last ?? 1;
};

export const insertInquiry = async (
  { db }: Needs,
  one: Omit<Inquiry, 'state' | 'reply' | 'repliedBy' | 'repliedAt' | 'version'>,
): Promise<void> => {
  const { about } = one;
  await db('inquiries').insert({
    inquiry_no: one.inquiryNo,
    kind: one.kind,
    channel: one.channel,
    client_id: one.clientId,
    item_key: about.kind === 'item' ? about.itemKey : null,
    case_no: about.kind === 'case' ? about.caseNo : null,
    department_id: about.kind === 'department' ? about.departmentId : null,
    responsible_department_id: one.departmentId,
    inquirer_name: one.inquirer.name,
    inquirer_phone: one.inquirer.phone ?? null,
    content: one.content,
    opened_at: one.openedAt.toJSDate(),
  });
};

const first = async (query: Knex.QueryBuilder): Promise<Inquiry | undefined> => {
  const row = (await query.first()) as InquiryRow | undefined;
  return row && toInquiry(row);
};

export const selectInquiry = ({ db }: Needs, inquiryNo: string) =>
  first(db('inquiries').where({ inquiry_no: inquiryNo }));

/** Held until the transaction ends. */
export const lockInquiry = ({ db }: Needs, inquiryNo: string) =>
  first(db('inquiries').where({ inquiry_no: inquiryNo }).forUpdate());

export const updateInquiryReplied = async (
  { db, clock }: Needs,
  inquiryNo: string,
  { reply, accountId }: { reply: string; accountId: string },
): Promise<void> => {
  await db('inquiries')
    .where({ inquiry_no: inquiryNo, state: 'open' })
    .update({
      ...{ state: 'replied', reply, replied_by: accountId, replied_at: clock.now().toJSDate() },
      version: db.raw('version + 1'),
    });
};
