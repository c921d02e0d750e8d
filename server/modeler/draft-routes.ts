import { etagOf } from '../answer.ts';
import { readPeopleNames } from '../people-names.ts';
import { Reply, roles, type Route, routesFor } from '../route.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AccountCaller } from '../session/account-auth.ts';
import { CheckModel, CheckResult, Draft, DraftSaved, SaveDraft } from './draft-schemas.ts';
import { ModelPath } from './model-schemas.ts';
import { toStoredFiles, viewDraft } from './model-view.ts';
import { instantOf } from '../instants.ts';

const defineRoute = routesFor<AccountCaller>();

export const draftRoutes = (deps: ServerDeps): Route<AccountCaller>[] => [
  defineRoute({
    method: 'get',
    path: '/items/{key}/draft',
    summary: '打开草稿；没有草稿时为最新发布的版本',
    right: roles('analyst'),
    pathSchema: ModelPath,
    answer: Draft,
    handle: async ({ path }) => {
      const draft = viewDraft(await deps.reading.models.getDraft(path.key), await readPeopleNames(deps.reading));
      return new Reply(draft, etagOf(draft.version));
    },
  }),
  defineRoute({
    method: 'put',
    path: '/items/{key}/draft',
    summary: '保存草稿',
    right: roles('analyst'),
    pathSchema: ModelPath,
    bodySchema: SaveDraft,
    answer: DraftSaved,
    handle: async ({ path, body, caller }) => {
      const input = { key: path.key, files: toStoredFiles(body.files), version: body.version };
      const { version, editedAt } = await deps.transact((domain) => domain.models.saveDraft(input, caller.actor));
      const editedBy = { id: caller.account.id, name: caller.account.displayName };
      return new Reply({ version, editedBy, editedAt: instantOf(editedAt) }, etagOf(version));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/items/{key}/check',
    summary: '检查流程模型，不保存',
    right: roles('analyst'),
    pathSchema: ModelPath,
    bodySchema: CheckModel,
    answer: CheckResult,
    handle: ({ path, body }) => deps.effects.models.checkModel({ key: path.key, files: toStoredFiles(body.files) }),
  }),
];
