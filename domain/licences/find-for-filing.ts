import { DomainError } from '../errors.ts';
import type { MaterialRequirement, RepositoryFinding } from '../materials/index.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import type { RepositoryLicence } from './licence-repository.ts';
import { isAsked, takeLicence } from './take-licence.ts';

type Needed = MaterialRequirement & { licenceType: string };

const isNeeded = (requirement: MaterialRequirement): requirement is Needed =>
  requirement.source === 'licence-repository' && requirement.licenceType !== undefined;

const latest = (licences: readonly RepositoryLicence[]): RepositoryLicence | undefined =>
  licences.toSorted((a, b) => b.issuedOn.localeCompare(a.issuedOn))[0];

const find = async (
  needs: Pick<LicenceEffectNeeds, 'repository' | 'files'>,
  holderCode: string,
  { key: materialKey, licenceType }: Needed,
): Promise<RepositoryFinding> => {
  try {
    const asked = { holderCode, licenceType };
    const licence = latest((await needs.repository.findLicences(asked)).filter((one) => isAsked(one, asked)));
    return licence ? await takeLicence(needs, licence, materialKey) : { materialKey, outcome: 'none' };
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
