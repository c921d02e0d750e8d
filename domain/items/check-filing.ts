import type { ErrorDetail } from '../errors.ts';
import { Filing } from './filing.ts';
import { filingInvalid, materialMissing, materialUnknown, renewalNotNamed } from './item-errors.ts';
import type { PublishedItem } from './published-item.ts';
import { checkSchema } from './schema-check.ts';

const under = (prefix: string, details: ErrorDetail[]): ErrorDetail[] =>
  details.map(({ path, message }) => ({ path: `${prefix}${path}`, message }));

const checkMaterials = ({ item }: PublishedItem, filing: Filing): void => {
  const unknown = filing.materials.flatMap(({ key }, index) => {
    const isRepeated = filing.materials.findIndex((other) => other.key === key) < index;
    const isKnown = item.materials.some((material) => material.key === key);
    if (isKnown && !isRepeated) return [];
    return [{ path: `/materials/${index}/key`, message: isKnown ? `材料重复：${key}` : `没有这种材料：${key}` }];
  });
  if (unknown.length > 0) throw materialUnknown(unknown);
  const missing = item.materials
    .filter(({ isRequired, source }) => isRequired && source === 'applicant')
    .filter(({ key }) => !filing.materials.some((filed) => filed.key === key))
    .map(({ name }) => ({ path: '/materials', message: `缺少材料：${name}` }));
  if (missing.length > 0) throw materialMissing(missing);
};

/** Refuses a filing the item does not allow: who applies, the form, the materials named, how to deliver. */
export const checkFiling = (published: PublishedItem, input: unknown): Filing => {
  const details = checkSchema(Filing, input);
  const form = (input as { form?: unknown } | null)?.form;
  const formDetails = typeof form === 'object' ? under('/form', checkSchema(published.filing.schema, form)) : [];
  if (details.length + formDetails.length > 0) throw filingInvalid([...details, ...formDetails]);
  const filing = input as Filing;
  checkMaterials(published, filing);
  return filing;
};

/** The same for a form alone: an answered supplement notice may correct it. */
export const checkFilingForm = (published: PublishedItem, form: unknown): void => {
  const details = checkSchema(published.filing.schema, form);
  if (details.length > 0) throw filingInvalid(under('/form', details));
};

/** An item that renews licences needs one named, found and checked; no other item has to do with one. */
export const checkRenewalNamed = ({ item }: PublishedItem, renews: object | undefined): void => {
  if ((item.renewal === undefined) !== (renews === undefined)) throw renewalNotNamed();
};
