import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { CaseDocument, DocumentBody, DocumentKind } from './document.ts';

interface DocumentRow {
  id: string;
  case_no: string;
  kind: DocumentKind;
  number: string;
  title: string;
  body: DocumentBody & { round: number };
  issued_at: Date;
}

const toDocument = (row: DocumentRow): CaseDocument => ({
  id: row.id,
  caseNo: row.case_no,
  kind: row.kind,
  number: row.number,
  title: row.title,
  body: row.body,
  issuedAt: officeTime(row.issued_at),
});

/** The next number of this kind in this year; the row stays held, so that there is no gap. */
export const takeDocumentCount = async ({ db }: Needs, kind: DocumentKind, year: number): Promise<number> => {
  const { rows } = await db.raw<{ rows: { last: number }[] }>(
    `insert into document_numbers (kind, year, last) values (?, ?, 1)
     on conflict (kind, year) do update set last = document_numbers.last + 1 returning last`,
    [kind, year],
  );
  return rows[0]?.last ?? 1;
};

export const insertDocument = async (
  { db }: Needs,
  document: CaseDocument,
  { round, issuedBy }: { round: number; issuedBy: string },
): Promise<void> => {
  await db('documents').insert({
    id: document.id,
    case_no: document.caseNo,
    kind: document.kind,
    number: document.number,
    title: document.title,
    body: JSON.stringify({ ...document.body, round }),
    issued_at: document.issuedAt.toJSDate(),
    issued_by: issuedBy,
  });
};

export const selectIssued = async (
  { db }: Needs,
  { caseNo, kind, round }: { caseNo: string; kind: DocumentKind; round: number },
): Promise<CaseDocument | undefined> => {
  const row: DocumentRow | undefined = await db('documents')
    .where({ case_no: caseNo, kind })
    .whereRaw(`(body ->> 'round')::int = ?`, [round])
    .first();
  return row && toDocument(row);
};

export const selectDocument = async (
  { db }: Needs,
  where: { caseNo: string; id: string },
): Promise<CaseDocument | undefined> => {
  const row: DocumentRow | undefined = await db('documents').where({ case_no: where.caseNo, id: where.id }).first();
  return row && toDocument(row);
};

export const selectDocuments = async ({ db }: Needs, caseNo: string): Promise<CaseDocument[]> => {
  const rows: DocumentRow[] = await db('documents').where({ case_no: caseNo }).orderBy('issued_at').orderBy('id');
  return rows.map(toDocument);
};
