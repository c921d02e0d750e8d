import { DocumentPath, MaterialPath } from '../api/material-schemas.ts';
import { type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { readCaseFile } from './case-file.ts';
import { caseReaders } from './desk-rights.ts';

const defineRoute = routesFor<AccountCaller>();

/** Files of a case: what was handed in, and what was issued. */
export const fileRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}/materials/{materialId}',
    summary: '查看材料',
    right: caseReaders,
    pathSchema: MaterialPath,
    answer: 'file',
    handle: async ({ path, caller }) => {
      await readCaseFile(deps.reading, path.caseNo, caller);
      const material = await deps.reading.materials.getMaterial({ caseNo: path.caseNo, id: path.materialId });
      const content = await deps.effects.materials.readMaterialFile(material);
      return { content, name: material.fileName, mediaType: material.mediaType };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}/documents/{documentId}',
    summary: '查看文书（PDF）',
    right: caseReaders,
    pathSchema: DocumentPath,
    answer: 'file',
    handle: async ({ path, caller }) => {
      await readCaseFile(deps.reading, path.caseNo, caller);
      const document = await deps.reading.documents.getDocument({ caseNo: path.caseNo, id: path.documentId });
      const content = await deps.effects.documents.printDocument(document);
      return { content, name: `${document.title}.pdf`, mediaType: 'application/pdf' };
    },
  }),
];
