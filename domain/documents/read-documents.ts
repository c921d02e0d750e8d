import type { Needs } from '../needs.ts';
import type { CaseDocument } from './document.ts';
import { documentNotFound } from './document-errors.ts';
import type { DocumentPrinter } from './document-printer.ts';
import { selectDocument, selectDocuments } from './document-store.ts';

/** Documents of a case in the order they were issued. */
export const listDocuments = (needs: Needs, caseNo: string): Promise<CaseDocument[]> => selectDocuments(needs, caseNo);

/** One document of this case; that of another case is not there. */
export const getDocument = async (needs: Needs, where: { caseNo: string; id: string }): Promise<CaseDocument> => {
  const found = await selectDocument(needs, where);
  if (found === undefined) throw documentNotFound();
  return found;
};

/** The PDF of a document; the same document always gives the same sheet. */
export const printDocument = ({ documentPrinter }: { documentPrinter: DocumentPrinter }, document: CaseDocument) =>
  documentPrinter.print(document);
