import type { CaseDocument } from './document.ts';

/** Makes the PDF of a document. */
export interface DocumentPrinter {
  print(document: CaseDocument): Promise<Buffer>;
}
