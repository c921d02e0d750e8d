import type { RepositoryFinding } from '../materials/index.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import type { RepositoryLicence } from './licence-repository.ts';

/** A licence that is to serve as a material. */
export interface AskedLicence {
  holderCode: string;
  licenceType: string;
}

/** Valid, the holder's, and of the type asked for: whoever chose it, that is for us to see. */
export const isAsked = ({ holderCode, licenceType, state }: RepositoryLicence, asked: AskedLicence): boolean =>
  holderCode === asked.holderCode && licenceType === asked.licenceType && state === 'valid';

/** Fetches the file of a licence of the repository and keeps it: the finding that fills a material. */
export const takeLicence = async (
  { repository, files }: Pick<LicenceEffectNeeds, 'repository' | 'files'>,
  { identifier, licenceName, licenceNo }: RepositoryLicence,
  materialKey: string,
): Promise<RepositoryFinding & { outcome: 'found' }> => {
  const stored = await files.put(await repository.fetchFile(identifier));
  return { materialKey, outcome: 'found', identifier, fileName: `${licenceName} ${licenceNo}.pdf`, ...stored };
};
