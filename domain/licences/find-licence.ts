import { officeTime } from '../calendar/index.ts';
import type { FileStore } from '../materials/index.ts';
import type { Needs } from '../needs.ts';
import type { Licence, LicenceState } from './licence.ts';
import { maskPersonName } from './licence.ts';
import { selectChanges } from './licence-change-store.ts';
import { licenceNotFound } from './licence-errors.ts';
import { parseLicenceIdentifier } from './licence-identifier.ts';
import { selectLicence } from './licence-store.ts';

/** The licence of a case, for screens. */
export const findLicence = (needs: Needs, caseNo: string): Promise<Licence | undefined> =>
  selectLicence(needs, { case_no: caseNo });

/** What anybody may know of a licence. Days are yyyy-mm-dd. */
export interface PublicLicence {
  identifier: string;
  licenceName: string;
  licenceNo: string;
  /** a person's name is masked: 张* */
  holderName: string;
  issuerName: string;
  issuedOn: string;
  validFrom: string;
  validUntil: string;
  /** valid: registered and within its days · not-yet, expired: outside them · else what was decided about it */
  state: 'valid' | 'not-yet' | 'expired' | Exclude<LicenceState, 'intended' | 'registered'>;
  /** the day it came into that state, where it was decided */
  changedOn: string | undefined;
}

const stateToday = ({ state, validFrom, validUntil }: Licence, today: string): PublicLicence['state'] => {
  if (state !== 'registered' && state !== 'intended') return state;
  if (today < validFrom) return 'not-yet';
  return today > validUntil ? 'expired' : 'valid';
};

/** For the public verification page: throws `licence-not-found` for anything that was never registered. */
export const getPublicLicence = async (needs: Needs, identifier: string): Promise<PublicLicence> => {
  const licence = parseLicenceIdentifier(identifier) && (await selectLicence(needs, { identifier }));
  if (!licence || licence.registeredAt === undefined) throw licenceNotFound();
  const { licenceNo, holderName, validFrom, validUntil, content } = licence;
  const { licenceName, issuerName, issuedOn, holderKind } = content;
  const changed = licence.state === 'registered' ? undefined : (await selectChanges(needs, licence.id)).at(-1);
  return {
    identifier,
    licenceName,
    licenceNo,
    holderName: holderKind === 'person' ? maskPersonName(holderName) : holderName,
    issuerName,
    issuedOn,
    validFrom,
    validUntil,
    state: stateToday(licence, needs.clock.now().toISODate() ?? ''),
    changedOn: changed && (officeTime(changed.decidedAt).toISODate() ?? undefined),
  };
};

/** The PDF of a licence, as it was registered; throws `licence-not-found` until it is printed. */
export const readLicenceFile = async ({ files }: { files: FileStore }, { content }: Licence): Promise<Buffer> => {
  if (content.fileHash === undefined) throw licenceNotFound();
  return files.read(content.fileHash);
};
