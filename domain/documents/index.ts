import { bindNeeds, type Actor, type Needs } from '../needs.ts';
import type { DocumentKind } from './document.ts';
import type { DocumentPrinter } from './document-printer.ts';
import { issueDocument, type IssueDocument } from './issue-document.ts';
import { getDocument, listDocuments, printDocument } from './read-documents.ts';

export type { CaseDocument, DocumentBody, DocumentKind, DocumentValues } from './document.ts';
export { DOCUMENT_KINDS } from './document.ts';
export * from './document-errors.ts';
export type { DocumentPrinter } from './document-printer.ts';
export type { IssueDocument } from './issue-document.ts';
export { getDocument, issueDocument, listDocuments, printDocument };

export const createDocuments = (needs: Needs) => ({
  ...bindNeeds(needs, { getDocument, listDocuments }),
  // bound by hand: the values belong to the kind
  issueDocument: <Kind extends DocumentKind>(input: IssueDocument<Kind>, actor: Actor) =>
    issueDocument(needs, input, actor),
});

/** Printing needs no database. */
export const createDocumentsEffects = (needs: { documentPrinter: DocumentPrinter }) =>
  bindNeeds(needs, { printDocument });
