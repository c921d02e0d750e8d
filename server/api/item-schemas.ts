import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Key, oneOf, orNull } from '../field-schemas.ts';

export const ItemSummary = Type.Object({
  key: Type.String(),
  name: Type.String(),
  implementationCode: Type.String({ description: '事项实施编码, 31 characters' }),
  version: Type.Integer({ description: 'number of the published model' }),
});
export type ItemSummary = Static<typeof ItemSummary>;

/** GET /api/v1/items */
export const ItemList = Type.Object({ items: Type.Array(ItemSummary) });
export type ItemList = Static<typeof ItemList>;

export const ItemMaterial = Type.Object({
  key: Type.String(),
  name: Type.String(),
  isRequired: Type.Boolean(),
  /** set when the licence repository supplies it, so that the applicant is not asked again */
  licenceType: orNull(Type.String()),
});
export type ItemMaterial = Static<typeof ItemMaterial>;

export const ItemLimit = Type.Object({
  key: Type.String(),
  name: Type.String(),
  budget: Type.Integer(),
  unit: oneOf(['working-day', 'calendar-day', 'month', 'hour']),
  legalBasis: Type.String(),
});
export type ItemLimit = Static<typeof ItemLimit>;

/** GET /api/v1/items/{key}: the service guide and what a filing needs. */
export const ItemDetail = Type.Object({
  key: Type.String(),
  name: Type.String(),
  implementationCode: Type.String(),
  version: Type.Integer(),
  /** the fields of the service guide (办事指南) as published */
  guide: Type.Record(Type.String(), Type.Unknown()),
  /** JSON Schema 2020-12 that `form` of a filing must satisfy */
  filingSchema: Type.Record(Type.String(), Type.Unknown()),
  /** the same as a form-js form, for whoever draws it */
  filingForm: Type.Record(Type.String(), Type.Unknown()),
  materials: Type.Array(ItemMaterial),
  limits: Type.Array(ItemLimit),
});
export type ItemDetail = Static<typeof ItemDetail>;

export const ItemPath = Type.Object({ key: Key });
export type ItemPath = Static<typeof ItemPath>;
