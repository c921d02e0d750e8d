import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

/** GET /desk/api/catalogue: what lists and forms offer to choose from. */
export const Catalogue = Type.Object({
  items: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type Catalogue = Static<typeof Catalogue>;
