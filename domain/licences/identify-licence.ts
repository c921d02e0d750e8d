import type { Case } from '../cases/index.ts';
import type { Needs } from '../needs.ts';
import { makeLicenceIdentifier, parseLicenceIdentifier } from './licence-identifier.ts';
import { splitCaseNo, type LicenceRule } from './licence.ts';
import { selectLicence } from './licence-store.ts';

const isTaken = async (needs: Needs, identifier: string): Promise<boolean> =>
  (await selectLicence(needs, { identifier })) !== undefined;

/**
 * The identifier of a new licence, its serial from the case number: with the item, for each item counts its cases anew every day, and
 * several may issue licences of one type. A renewed one is the same licence in its next version
 * (GB/T 36904): it keeps the serial, whatever item renews it; a version whose case came to nothing is not given out again.
 */
export const identifyLicence = async (
  needs: Needs,
  rule: LicenceRule,
  { caseNo, renews }: Pick<Case, 'caseNo' | 'renews'>,
): Promise<string> => {
  const { item, day, count } = splitCaseNo(caseNo);
  const serial = item + day + count;
  const first = { licenceType: rule.typeCode, issuerCode: rule.issuer.uscc, serial, version: 1 };
  const old = renews && parseLicenceIdentifier(renews.identifier);
  if (old === undefined) return makeLicenceIdentifier(first);
  let version = old.version + 1;
  while (await isTaken(needs, makeLicenceIdentifier({ ...old, version }))) version += 1;
  return makeLicenceIdentifier({ ...old, version });
};
