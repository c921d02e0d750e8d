import { getLockedCase, withdrawalPending } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Item } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { computeFee, findPayment } from '../payments/index.ts';
import { identifyLicence } from './identify-licence.ts';
import { licenceNoFor } from './licence.ts';
import type { Licence, LicenceRule } from './licence.ts';
import * as errors from './licence-errors.ts';
import { insertLicence, selectLicence } from './licence-store.ts';
import { licenceTerms } from './licence-terms.ts';

const assertLicensable = async (needs: Needs, file: Case, item: Item): Promise<void> => {
  // the engine is about to hear of it and takes this work away: nothing went wrong, and nobody need look
  if (file.withdrawalRequestedAt !== undefined) throw withdrawalPending();
  if (file.state !== 'granted') throw errors.caseNotLicensable();
  const isFree = computeFee(item.fee, file.facts) === 0;
  if (!isFree && (await findPayment(needs, file.caseNo))?.state !== 'paid') throw errors.caseNotPaid();
};

/**
 * The licence of a granted and paid case, written down before anything is printed or sent. Runs again without a second one. Meanwhile
 * the case is held: a withdrawal that comes later finds the licence, one that came before forbids it.
 */
export const prepareLicence = async (needs: Needs, caseNo: string): Promise<Licence> => {
  const known = await selectLicence(needs, { case_no: caseNo });
  if (known) return known;
  const file = await getLockedCase(needs, caseNo);
  const { item } = await getItemOfVersion(needs, file.modelVersionId);
  await assertLicensable(needs, file, item);
  const rule: LicenceRule = item.licence;
  const { applicant } = file;
  const { fields, ...days } = await licenceTerms(needs, item, file);
  await insertLicence(needs, {
    caseNo,
    licenceType: rule.typeCode,
    identifier: await identifyLicence(needs, rule, file),
    licenceNo: licenceNoFor(rule.numberPrefix, caseNo),
    holderName: applicant.name,
    holderCode: applicant.kind === 'organisation' ? applicant.uscc : applicant.idNumber,
    ...days,
    content: {
      licenceName: rule.name,
      issuerCode: rule.issuer.uscc,
      issuerName: rule.issuer.name,
      issuedOn: needs.clock.now().toISODate() ?? '',
      holderKind: applicant.kind,
      fields,
    },
  });
  const licence = await selectLicence(needs, { case_no: caseNo });
  if (!licence) throw errors.licenceNotFound();
  return licence;
};
