import type { CheckResult, Draft, DraftSaved, ModelFile, SaveDraft } from '../../server/modeler/draft-schemas.ts';
import type {
  ModelList,
  ModelVersionDetail,
  PublishModel,
  PublishResult,
  TemplateList,
  Vocabulary,
} from '../../server/modeler/model-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { ApiError } from '../../ui-kit/api/api-error.ts';
import type { DraftDoor } from './DraftKeeper.ts';

const root = '/modeler/api';
const item = (key: string) => `${root}/items/${encodeURIComponent(key)}`;

/** Everything the modeler asks the server. */
export const modelerApi = {
  items: () => api.get<ModelList>(`${root}/items`),
  templates: () => api.get<TemplateList>(`${root}/templates`),
  vocabulary: () => api.get<Vocabulary>(`${root}/vocabulary`),
  draft: (key: string) => api.get<Draft>(`${item(key)}/draft`),
  saveDraft: (key: string, draft: SaveDraft) =>
    api.put<DraftSaved>(`${item(key)}/draft`, draft, { headers: { 'if-match': `"${draft.version}"` } }),
  check: (key: string, files: readonly ModelFile[]) => api.post<CheckResult>(`${item(key)}/check`, { files }),
  publish: (key: string, body: PublishModel) => api.post<PublishResult>(`${item(key)}/publish`, body),
  version: (key: string, number: number) => api.get<ModelVersionDetail>(`${item(key)}/versions/${number}`),
};

export const draftDoor = (key: string): DraftDoor => ({
  load: () => modelerApi.draft(key),
  save: (draft) => modelerApi.saveDraft(key, draft),
  isConflict: (error) => error instanceof ApiError && (error.status === 412 || error.code === 'draft-changed'),
  isPassing: (error) => error instanceof ApiError && (error.status === 0 || error.status >= 500),
});
