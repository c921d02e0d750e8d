import { DateTime } from 'luxon';
import type { InquiryPosition } from '../../domain/inquiries/index.ts';
import type { Cursors } from '../cursor.ts';
import { subjectOf } from '../inquiry-about.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseFile } from './case-file.ts';
import type { EnterInquiry, InquirerView, InquiryDetail, InquiryList, InquiryQuery } from './inquiry-schemas.ts';
import { readInquiryDetail, readInquiryLook, viewInquiryRow } from './inquiry-view.ts';

interface SealedPosition {
  sortAt: string;
  inquiryNo: string;
}

const toPosition = (sealed: SealedPosition | undefined): InquiryPosition | undefined =>
  sealed && { sortAt: DateTime.fromISO(sealed.sortAt), inquiryNo: sealed.inquiryNo };

export const listInquiries = async (
  deps: ServerDeps,
  cursors: Cursors,
  query: InquiryQuery,
  caller: AccountCaller,
): Promise<InquiryList> => {
  const { state = 'open', kind, department: departmentId, q: search } = query;
  const filter = { state, kind, departmentId, search };
  const scope = JSON.stringify(['inquiries', caller.account.id, filter]);
  const after = toPosition(cursors.open<SealedPosition>(scope, query.cursor));
  const input = { ...filter, after, limit: query.limit ?? 20 };
  const { rows, counts, next } = await deps.reading.inquiries.listInquiries(input, caller.actor);
  const look = await readInquiryLook(deps.reading, deps.clock.now());
  return {
    rows: rows.map((entry) => viewInquiryRow(entry, look)),
    counts,
    nextCursor: next ? cursors.seal(scope, { sortAt: next.sortAt.toISO(), inquiryNo: next.inquiryNo }) : null,
  };
};

/** Taken in at the window; of cases only those the window's own department has to do with may be named. */
export const enterInquiry = (deps: ServerDeps, body: EnterInquiry, caller: AccountCaller): Promise<InquiryDetail> =>
  deps.transact(async (domain) => {
    const { kind, content, inquirer } = body;
    if (body.about.caseNo !== undefined) await readCaseFile(domain, body.about.caseNo, caller);
    const asked = {
      kind,
      content,
      channel: 'window',
      clientId: caller.account.id,
      about: subjectOf(body.about),
    } as const;
    const person = { name: inquirer.name, phone: inquirer.phone };
    const { inquiryNo } = await domain.inquiries.openInquiry({ ...asked, inquirer: person }, caller.actor);
    const sight = await domain.inquiries.getInquirySight(inquiryNo, caller.actor);
    return readInquiryDetail(domain, deps.clock.now(), sight);
  });

export const revealInquirer = async (
  deps: ServerDeps,
  inquiryNo: string,
  reason: string,
  { actor }: AccountCaller,
): Promise<InquirerView> => {
  const { inquiry } = await deps.reading.inquiries.getInquirySight(inquiryNo, actor);
  const line = { action: 'reveal-inquirer', subjectKind: 'inquiry', subjectId: inquiryNo, details: { reason } };
  await deps.transact((domain) => domain.audit.writeAuditLine(line, actor));
  return { name: inquiry.inquirer.name, phone: inquiry.inquirer.phone ?? null };
};
