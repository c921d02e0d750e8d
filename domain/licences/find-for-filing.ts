import { DomainError } from '../errors.ts';
import type { MaterialRequirement, RepositoryFinding } from '../materials/index.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import type { RepositoryLicence } from './licence-repository.ts';

type Needed = MaterialRequirement & { licenceType: string };

const isNeeded = (requirement: MaterialRequirement): requirement is Needed =>
  requirement.source === 'licence-repository' && requirement.licenceType !== undefined;

/** The repository chose them; whether they are what was asked for is for us to see. */
const isAsked = (
  { holderCode, licenceType, state }: RepositoryLicence,
  asked: { holderCode: string; licenceType: string },
) => holderCode === asked.holderCode && licenceType === asked.licenceType && state === 'valid';

const latest = (licences: readonly RepositoryLicence[]): RepositoryLicence | undefined =>
  licences.toSorted((a, b) => b.issuedOn.localeCompare(a.issuedOn))[0];

const find = async (
  { repository, files }: Pick<LicenceEffectNeeds, 'repository' | 'files'>,
  holderCode: string,
  { key: materialKey, licenceType }: Needed,
): Promise<RepositoryFinding> => {
  try {
    const asked = { holderCode, licenceType };
    const licence = latest((await repository.findLicences(asked)).filter((one) => isAsked(one, asked)));
    if (!licence) return { materialKey, outcome: 'none' };
    const stored = await files.put(await repository.fetchFile(licence.identifier));
    const fileName = `${licence.licenceName} ${licence.licenceNo}.pdf`;
    return { materialKey, outcome: 'found', identifier: licence.identifier, fileName, ...stored };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { materialKey, outcome: 'failed', reason: error.code };
  }
};

/**
 * Asks the repository for what the applicant already has, before the filing's transaction begins. What is found is not asked for
 * again (《管理办法》第十三条); a repository that fails is a finding too, never an error of the filing.
 */
export const findForFiling = (
  needs: Pick<LicenceEffectNeeds, 'repository' | 'files'>,
  { holderCode, requirements }: { holderCode: string; requirements: readonly MaterialRequirement[] },
): Promise<RepositoryFinding[]> =>
  Promise.all(requirements.filter(isNeeded).map((requirement) => find(needs, holderCode, requirement)));
