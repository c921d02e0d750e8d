import type { Case } from '../cases/index.ts';
import type { Item } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { findRenewed } from './find-renewed.ts';
import type { LicenceContent, LicenceRule } from './licence.ts';
import * as errors from './licence-errors.ts';
import { renewedValidity } from './renewal.ts';

const asText = (value: unknown, unit = ''): string => {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return unit ? `${String(value)} ${unit}` : String(value);
};

/** What the item wants on its licence, as far as the filing says it; else the facts of the form. */
const contentFields = ({ licence, facts }: Item, { form, facts: values }: Case): LicenceContent['fields'] => {
  const ofForm = facts.filter(({ source }) => source === 'form').map(({ key, ...fact }) => ({ field: key, ...fact }));
  return (licence.fields ?? ofForm).flatMap(({ field, name, unit }) => {
    const value = form[field] ?? values[field];
    return value === undefined || value === null || value === '' ? [] : [{ label: name, value: asText(value, unit) }];
  });
};

/** First and last day, both counted. */
const validity = (rule: LicenceRule, { form, facts, renews }: Case, { clock }: Needs) => {
  const today = clock.now().startOf('day');
  const wished = rule.validFromField === undefined ? undefined : form[rule.validFromField];
  const first = typeof wished === 'string' && wished > (today.toISODate() ?? '') ? wished : (today.toISODate() ?? '');
  const days = Number(facts[rule.validDaysFact]);
  if (!Number.isInteger(days) || days < 1) throw errors.licenceRuleMissing();
  if (renews !== undefined) return renewedValidity(renews.until, days);
  const last = today
    .set({ year: +first.slice(0, 4), month: +first.slice(5, 7), day: +first.slice(8, 10) })
    .plus({ days: days - 1 });
  return { validFrom: first, validUntil: last.toISODate() ?? '' };
};

/** A renewed licence says what the old one said, and which that was. */
const renewedFields = async (needs: Needs, { renews }: Case): Promise<LicenceContent['fields']> => {
  if (renews === undefined) return [];
  const old = await findRenewed(needs, renews.identifier);
  if (old === undefined) throw errors.renewalLicenceInvalid();
  return [...old.content.fields, { label: '延续自', value: old.licenceNo }];
};

export interface LicenceTerms {
  /** yyyy-mm-dd */
  validFrom: string;
  /** yyyy-mm-dd, the last valid day */
  validUntil: string;
  fields: LicenceContent['fields'];
}

/** From when to when a new licence is valid, and what stands on it. */
export const licenceTerms = async (needs: Needs, item: Item, file: Case): Promise<LicenceTerms> => ({
  ...validity(item.licence, file, needs),
  fields: [...(await renewedFields(needs, file)), ...contentFields(item, file)],
});
