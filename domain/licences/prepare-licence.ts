import { getCase, withdrawalPending } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Item } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { computeFee, findPayment } from '../payments/index.ts';
import { identifyLicence } from './identify-licence.ts';
import { licenceNoFor } from './licence.ts';
import type { Licence, LicenceContent, LicenceRule } from './licence.ts';
import * as errors from './licence-errors.ts';
import { insertLicence, selectLicence } from './licence-store.ts';
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
  const old = await selectLicence(needs, { identifier: renews.identifier });
  if (old?.state !== 'registered') throw errors.renewalLicenceInvalid();
  return [...old.content.fields, { label: '延续自', value: old.licenceNo }];
};

const assertLicensable = async (needs: Needs, file: Case, item: Item): Promise<void> => {
  // the engine is about to hear of it and takes this work away: nothing went wrong, and nobody need look
  if (file.withdrawalRequestedAt !== undefined) throw withdrawalPending();
  if (file.state !== 'granted') throw errors.caseNotLicensable();
  const isFree = computeFee(item.fee, file.facts) === 0;
  if (!isFree && (await findPayment(needs, file.caseNo))?.state !== 'paid') throw errors.caseNotPaid();
};

/** The licence of a granted and paid case, written down before anything is printed or sent. Runs again without a second one. */
export const prepareLicence = async (needs: Needs, caseNo: string): Promise<Licence> => {
  const known = await selectLicence(needs, { case_no: caseNo });
  if (known) return known;
  const file = await getCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, file.modelVersionId);
  await assertLicensable(needs, file, item);
  const rule: LicenceRule = item.licence;
  const { applicant } = file;
  await insertLicence(needs, {
    caseNo,
    licenceType: rule.typeCode,
    identifier: await identifyLicence(needs, rule, file),
    licenceNo: licenceNoFor(rule.numberPrefix, caseNo),
    holderName: applicant.name,
    holderCode: applicant.kind === 'organisation' ? applicant.uscc : applicant.idNumber,
    ...validity(rule, file, needs),
    content: {
      licenceName: rule.name,
      issuerCode: rule.issuer.uscc,
      issuerName: rule.issuer.name,
      issuedOn: needs.clock.now().toISODate() ?? '',
      holderKind: applicant.kind,
      fields: [...(await renewedFields(needs, file)), ...contentFields(item, file)],
    },
  });
  const licence = await selectLicence(needs, { case_no: caseNo });
  if (!licence) throw errors.licenceNotFound();
  return licence;
};
