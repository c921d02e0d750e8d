import { randomUUID } from 'node:crypto';
import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { listDepartments } from '../people/index.ts';
import { documentNumber, type CaseDocument, type DocumentKind, type DocumentValues } from './document.ts';
import { insertDocument, selectIssued, takeDocumentCount } from './document-store.ts';
import { documentTitle, writeDocument } from './write-document.ts';

export interface IssueDocument<Kind extends DocumentKind> {
  caseNo: string;
  kind: Kind;
  /** which notice of this kind it is, from 1 */
  round?: number;
  values: DocumentValues[Kind];
}

/** Writes, numbers and keeps a document in the transaction of what it proves. Issued again it stays the first. */
export const issueDocument = async <Kind extends DocumentKind>(
  needs: Needs,
  input: IssueDocument<Kind>,
  actor: Actor,
): Promise<CaseDocument> => {
  const { caseNo, kind, round = 1, values } = input;
  const earlier = await selectIssued(needs, { caseNo, kind, round });
  if (earlier !== undefined) return earlier;
  const found = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const departments = await listDepartments(needs);
  const issuedAt = needs.clock.now();
  const number = documentNumber(kind, issuedAt.year, await takeDocumentCount(needs, kind, issuedAt.year));
  const subject = { caseNo, item, receivedOn: found.receivedAt.toISODate() ?? '' };
  const body = {
    addressee: found.applicant.name,
    paragraphs: writeDocument(kind, subject, values),
    signedBy: departments.find(({ id }) => id === found.leadDepartmentId)?.name ?? found.leadDepartmentId,
    issuedOn: issuedAt.toISODate() ?? '',
  };
  const document = { id: randomUUID(), caseNo, kind, number, title: documentTitle(kind, item), body, issuedAt };
  await insertDocument(needs, document, { round, issuedBy: `${actor.kind}:${actor.id}` });
  const data = { documentId: document.id, kind, number };
  await recordCaseEvent(needs, { caseNo, type: 'DocumentIssued', data }, actor);
  const line = {
    action: 'issue-document',
    subjectKind: 'document',
    subjectId: document.id,
    details: { caseNo, ...data },
  };
  await writeAuditLine(needs, line, actor);
  return document;
};
