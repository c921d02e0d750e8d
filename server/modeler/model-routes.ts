import { Type } from '@sinclair/typebox';
import type { Domain } from '../../domain/domain.ts';
import { Key } from '../field-schemas.ts';
import { readDepartmentNames, readPeopleNames } from '../people-names.ts';
import { roles, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import * as schemas from './model-schemas.ts';
import { viewFile, viewModel, viewVersion } from './model-view.ts';
import { orderRoles, taskRoles } from './task-roles.ts';

const defineRoute = routesFor<AccountCaller>();

const VersionPath = Type.Object({ key: Key, number: Type.Integer({ minimum: 1 }) });

export const modelRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/items',
    summary: '流程模型与各版本',
    right: roles('analyst'),
    answer: schemas.ModelList,
    handle: async () => {
      const names = await readPeopleNames(deps.reading);
      return { items: (await deps.reading.models.listModels()).map((model) => viewModel(model, names)) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/items/{key}/versions/{number}',
    summary: '某一发布版本的全部文件',
    right: roles('analyst'),
    pathSchema: VersionPath,
    answer: schemas.ModelVersionDetail,
    handle: async ({ path }) => {
      const version = await deps.reading.models.getModelVersionByNumber(path.key, path.number);
      const names = await readPeopleNames(deps.reading);
      return { version: viewVersion(version, names), files: version.sourceFiles.map(viewFile) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/items/{key}/publish',
    summary: '发布草稿',
    right: roles('analyst'),
    pathSchema: schemas.ModelPath,
    bodySchema: schemas.PublishModel,
    answer: schemas.PublishResult,
    handle: async ({ path, body, caller }) => {
      const input = { key: path.key, version: body.version, comment: body.comment };
      const { outcome, version, findings } = await deps.effects.models.publishDraft(input, caller.actor);
      const names = await readPeopleNames(deps.reading);
      return { outcome, version: version ? viewVersion(version, names) : null, findings };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/templates',
    summary: '步骤模板',
    right: roles('analyst'),
    answer: schemas.TemplateList,
    handle: () => ({ templates: [...deps.templates] }),
  }),
  defineRoute({
    method: 'get',
    path: '/vocabulary',
    summary: '属性面板可选的角色与部门',
    right: roles('analyst'),
    answer: schemas.Vocabulary,
    handle: () => readVocabulary(deps.reading),
  }),
];

const readVocabulary = async (domain: Domain): Promise<schemas.Vocabulary> => ({
  roles: taskRoles,
  orderRoles,
  orderLimits: (await domain.clocks.listOfficeLimits())
    .filter(({ key }) => key.startsWith('order-'))
    .map(({ key, name }) => ({ value: key, name })),
  departments: [...(await readDepartmentNames(domain))].map(([value, name]) => ({ value, name })),
});
