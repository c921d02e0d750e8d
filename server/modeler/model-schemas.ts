import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Instant, Key, oneOf, orNull, Person } from '../field-schemas.ts';
import { Finding, ModelFile } from './draft-schemas.ts';

/** One publication. Immutable; running cases stay on theirs. */
export const ModelVersionRow = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  state: oneOf(['publishing', 'published', 'failed']),
  origin: oneOf(['product', 'analyst']),
  comment: Type.String(),
  publishedBy: Type.String({ description: 'shown name' }),
  publishedAt: Instant,
});
export type ModelVersionRow = Static<typeof ModelVersionRow>;

export const DraftSummary = Type.Object({ version: Type.Integer(), editedBy: Person, editedAt: Instant });
export type DraftSummary = Static<typeof DraftSummary>;

/** An item (or a standing process such as supervise-deadline) with its publications, newest first. */
export const ModelRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  kind: oneOf(['item', 'standing']),
  versions: Type.Array(ModelVersionRow),
  draft: orNull(DraftSummary),
});
export type ModelRow = Static<typeof ModelRow>;

/** GET /modeler/api/items */
export const ModelList = Type.Object({ items: Type.Array(ModelRow) });
export type ModelList = Static<typeof ModelList>;

/** GET /modeler/api/items/{key}/versions/{number} */
export const ModelVersionDetail = Type.Object({ version: ModelVersionRow, files: Type.Array(ModelFile) });
export type ModelVersionDetail = Static<typeof ModelVersionDetail>;

/** POST /modeler/api/items/{key}/publish: publishes the saved draft of that version. */
export const PublishModel = Type.Object(
  { comment: Type.String({ minLength: 1, maxLength: 500 }), version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type PublishModel = Static<typeof PublishModel>;

/** `refused` carries the errors the gate found; `unchanged` means that very content was published before. */
export const PublishResult = Type.Object({
  outcome: oneOf(['published', 'unchanged', 'refused']),
  version: orNull(ModelVersionRow),
  findings: Type.Array(Finding),
});
export type PublishResult = Static<typeof PublishResult>;

/** GET /modeler/api/templates: element templates (bpmn-js element-templates JSON) an analyst can drop on the canvas. */
export const TemplateList = Type.Object({ templates: Type.Array(Type.Record(Type.String(), Type.Unknown())) });
export type TemplateList = Static<typeof TemplateList>;

/** GET /modeler/api/vocabulary: what the properties panel offers for role and topic. */
export const Vocabulary = Type.Object({
  roles: Type.Array(Type.Object({ value: Type.String(), name: Type.String() })),
  /** roles in a process of supervision orders */
  orderRoles: Type.Array(Type.Object({ value: Type.String(), name: Type.String() })),
  /** limits of the office that steps of such a process may have */
  orderLimits: Type.Array(Type.Object({ value: Type.String(), name: Type.String() })),
  departments: Type.Array(Type.Object({ value: Type.String(), name: Type.String() })),
});
export type Vocabulary = Static<typeof Vocabulary>;

export const ModelPath = Type.Object({ key: Key });
export type ModelPath = Static<typeof ModelPath>;
