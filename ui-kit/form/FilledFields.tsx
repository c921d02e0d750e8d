import type { FilledField } from '../../server/desk/form-schemas.ts';
import { Facts } from '../layout/Facts.tsx';

/** Filled fields with the labels they were asked under. */
export const FilledFields = ({ fields, columns = 2 }: { fields: readonly FilledField[]; columns?: 1 | 2 | 3 }) => (
  <Facts columns={columns} facts={fields.map(({ key, label, text }) => ({ key, label, value: text || '—' }))} />
);
