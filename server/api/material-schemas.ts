import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { CaseNo, Identifier, Instant, Key, oneOf, orNull } from '../field-schemas.ts';

/** POST /api/v1/uploads (multipart, field `file`): taken in before the case exists, named by `uploadId` in the filing. */
export const Upload = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  mediaType: Type.String({ description: 'found out from the content, not from the name' }),
  size: Type.Integer(),
  contentHash: Type.String({ description: 'SHA-256, hex' }),
});
export type Upload = Static<typeof Upload>;

/** One file of a case. */
export const Material = Type.Object({
  id: Type.String(),
  key: Type.String(),
  name: Type.String(),
  source: oneOf(['upload', 'licence-repository']),
  fileName: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  round: Type.Integer(),
  receivedAt: Instant,
  licenceIdentifier: orNull(Type.String()),
});
export type Material = Static<typeof Material>;

/** Text fields that go with the file of POST /api/v1/cases/{caseNo}/materials. */
export const AddMaterial = Type.Object({ key: Key }, { additionalProperties: false });
export type AddMaterial = Static<typeof AddMaterial>;

export const MaterialPath = Type.Object({ caseNo: CaseNo, materialId: Identifier });
export type MaterialPath = Static<typeof MaterialPath>;

/** A notice or decision issued to the applicant. */
export const Document = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: 'e.g. `acceptance-notice`' }),
  number: Type.String({ description: '文号' }),
  title: Type.String(),
  issuedAt: Instant,
});
export type Document = Static<typeof Document>;

export const DocumentPath = Type.Object({ caseNo: CaseNo, documentId: Identifier });
export type DocumentPath = Static<typeof DocumentPath>;
