import { readFile } from 'node:fs/promises';
import { caseStateWrong, getOwnCase } from '../../domain/cases/index.ts';
import { materialUnknown } from '../../domain/materials/index.ts';
import type { Needs } from '../../domain/needs.ts';
import { type Route, type RouteRequest, routesFor, scope } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import { askRepository } from './ask-repository.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { CasePath } from './case-schemas.ts';
import { getClientCase, viewMaterial } from './case-view.ts';
import { AddMaterial, DocumentPath, Material, MaterialPath, Upload } from './material-schemas.ts';

const defineRoute = routesFor<ApiCaller>();

export const materialRoutes = (deps: ServerDeps): Route<ApiCaller>[] => [
  defineRoute({
    method: 'post',
    path: '/uploads',
    summary: '先上传文件，申报时引用',
    right: scope('cases:write'),
    takesFile: true,
    status: 201,
    answer: Upload,
    handle: async ({ file, caller }) => {
      const input = { clientId: caller.clientId, fileName: file.name, bytes: await readFile(file.path) };
      const { id, fileName, mediaType, size, contentHash } = await deps.effects.materials.takeUpload(
        input,
        caller.actor,
      );
      return { id, fileName, mediaType, size, contentHash };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/cases/{caseNo}/materials',
    summary: '受理之前向办件补交一份材料',
    right: scope('cases:write'),
    pathSchema: CasePath,
    bodySchema: AddMaterial,
    takesFile: true,
    status: 201,
    answer: Material,
    handle: (request) => addMaterial(deps, request),
  }),
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}/materials/{materialId}',
    summary: '下载材料',
    right: scope('cases:read'),
    pathSchema: MaterialPath,
    answer: 'file',
    handle: async ({ path, caller }) => {
      await getClientCase(deps.reading, path.caseNo, caller.clientId);
      const material = await deps.reading.materials.getMaterial({ caseNo: path.caseNo, id: path.materialId });
      const content = await deps.effects.materials.readMaterialFile(material);
      return { content, name: material.fileName, mediaType: material.mediaType };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/cases/{caseNo}/documents/{documentId}',
    summary: '下载文书（PDF）',
    right: scope('cases:read'),
    pathSchema: DocumentPath,
    answer: 'file',
    handle: async ({ path, caller }) => {
      await getClientCase(deps.reading, path.caseNo, caller.clientId);
      const document = await deps.reading.documents.getDocument({ caseNo: path.caseNo, id: path.documentId });
      const content = await deps.effects.documents.printDocument(document);
      return { content, name: `${document.title}.pdf`, mediaType: 'application/pdf' };
    },
  }),
];

/** Files are taken while the office has not yet taken the case up; afterwards only when it asks. */
const TAKING: readonly string[] = ['submitted', 'supplementing'];

const addMaterial = async (
  deps: ServerDeps,
  { path, body, file, caller }: RouteRequest<ApiCaller, CasePath, Record<string, never>, AddMaterial>,
): Promise<Material> => {
  const { caseNo } = path;
  const found = await getClientCase(deps.reading, caseNo, caller.clientId);
  const { item } = await deps.reading.items.getItemOfVersion(found.modelVersionId);
  const requirement = item.materials.find(({ key }) => key === body.key);
  if (!requirement) throw materialUnknown([{ path: '/key', message: `材料目录里没有 ${body.key}` }]);
  const bytes = await readFile(file.path);
  const findings = await askRepository(deps, found, [requirement.key]);
  const added = {
    caseNo,
    clientId: caller.clientId,
    round: found.supplementRound,
    requirement,
    fileName: file.name,
    bytes,
    findings,
  };
  const mayTake = async (inside: Needs): Promise<void> => {
    const { state } = await getOwnCase(inside, { caseNo, clientId: caller.clientId });
    if (!TAKING.includes(state)) throw caseStateWrong();
  };
  return viewMaterial(await deps.effects.materials.addMaterial(added, mayTake, caller.actor), item);
};
