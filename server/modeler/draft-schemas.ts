import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, oneOf, orNull, Person } from '../field-schemas.ts';

export const ModelFileKind = oneOf(['bpmn', 'dmn', 'form', 'item']);
export type ModelFileKind = Static<typeof ModelFileKind>;

/**
 * One file of a model. `path` is relative to the item: `road-occupation.bpmn`, `item.json`, `forms/decide-application.form.json`,
 * `parts/accept-application/accept-application.bpmn`, `parts/accept-application/forms/review-application.form.json`.
 */
export const ModelFile = Type.Object(
  {
    path: Type.String({ minLength: 1, maxLength: 200 }),
    kind: ModelFileKind,
    text: Type.String({ maxLength: 2_000_000 }),
  },
  { additionalProperties: false },
);
export type ModelFile = Static<typeof ModelFile>;

/** GET /modeler/api/items/{key}/draft. Without a saved draft: the published version's files with `version` 0. */
export const Draft = Type.Object({
  itemKey: Type.String(),
  version: Type.Integer({ description: 'send it back when saving; also the ETag' }),
  basedOn: orNull(Type.Integer({ description: 'number of the published version it started from' })),
  editedBy: orNull(Person),
  editedAt: orNull(Instant),
  files: Type.Array(ModelFile),
});
export type Draft = Static<typeof Draft>;

/** PUT /modeler/api/items/{key}/draft: all files of the model. 412 `draft-changed` when somebody saved meanwhile. */
export const SaveDraft = Type.Object(
  { files: Type.Array(ModelFile, { minItems: 1, maxItems: 200 }), version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type SaveDraft = Static<typeof SaveDraft>;

export const DraftSaved = Type.Object({ version: Type.Integer(), editedBy: Person, editedAt: Instant });
export type DraftSaved = Static<typeof DraftSaved>;

/** One thing the lint or the gate says. `elementId` is null when it concerns the whole file. */
export const Finding = Type.Object({
  file: Type.String(),
  elementId: orNull(Type.String()),
  rule: Type.String({ description: 'file name of the rule, e.g. `timer-is-a-date`' }),
  message: Type.String(),
  severity: oneOf(['error', 'warning']),
});
export type Finding = Static<typeof Finding>;

/** POST /modeler/api/items/{key}/check: the files as they are on the screen, saved or not. */
export const CheckModel = Type.Object(
  { files: Type.Array(ModelFile, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);
export type CheckModel = Static<typeof CheckModel>;

export const CheckResult = Type.Object({ isPublishable: Type.Boolean(), findings: Type.Array(Finding) });
export type CheckResult = Static<typeof CheckResult>;
