import type { Model, ModelFile as StoredFile, ModelVersion } from '../../domain/models/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { PeopleNames } from '../people-names.ts';
import type { Draft, ModelFile } from './draft-schemas.ts';
import type { ModelRow, ModelVersionRow } from './model-schemas.ts';

const personOf = (id: string, names: PeopleNames) => ({ id, name: names.get(id) ?? '系统' });

export const viewVersion = (version: ModelVersion, names: PeopleNames): ModelVersionRow => ({
  id: version.id,
  number: version.number,
  state: version.state,
  origin: version.origin,
  comment: version.comment,
  publishedBy: names.get(version.publishedBy) ?? '系统',
  publishedAt: instantOf(version.publishedAt),
});

export const viewModel = ({ key, name, kind, versions, draft }: Model, names: PeopleNames): ModelRow => ({
  key,
  name,
  kind,
  versions: versions.map((version) => viewVersion(version, names)),
  draft: draft
    ? {
        version: draft.version,
        editedBy: personOf(draft.editedBy, names),
        editedAt: instantOf(draft.editedAt),
      }
    : null,
});

interface OpenedDraft {
  itemKey: string;
  version: number;
  basedOn: number | undefined;
  editedBy: string | undefined;
  editedAt: Date | undefined;
  files: readonly StoredFile[];
}

export const viewDraft = (draft: OpenedDraft, names: PeopleNames): Draft => ({
  itemKey: draft.itemKey,
  version: draft.version,
  basedOn: draft.basedOn ?? null,
  editedBy: draft.editedBy === undefined ? null : personOf(draft.editedBy, names),
  editedAt: instantOrNull(draft.editedAt),
  files: draft.files.map(viewFile),
});

export const viewFile = ({ path, text }: StoredFile): ModelFile => ({ path, kind: kindOf(path), text });

const kindOf = (path: string): ModelFile['kind'] => {
  if (path.endsWith('.bpmn')) return 'bpmn';
  if (path.endsWith('.dmn')) return 'dmn';
  return path.endsWith('.form.json') ? 'form' : 'item';
};

/** What the domain keeps: path and text. */
export const toStoredFiles = (files: readonly ModelFile[]): StoredFile[] =>
  files.map(({ path, text }) => ({ path, text }));
