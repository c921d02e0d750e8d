import type { Case } from '../../domain/cases/index.ts';
import type { RepositoryFinding } from '../../domain/materials/index.ts';
import type { ServerDeps } from '../server-deps.ts';

/**
 * What the licence repository has of these materials of a case now. It is asked whenever the applicant hands in such a material, so
 * that what it has comes first, and else the reason for taking the applicant's is known (《管理办法》第十三条).
 */
export const askRepository = async (
  { reading, effects }: Pick<ServerDeps, 'reading' | 'effects'>,
  { caseNo, modelVersionId, applicant }: Case,
  keys: readonly string[],
): Promise<RepositoryFinding[]> => {
  const { item } = await reading.items.getItemOfVersion(modelVersionId);
  const held = (await reading.materials.listSuppliedMaterials(caseNo)).map(({ key }) => key);
  const requirements = item.materials.filter(({ key }) => keys.includes(key) && !held.includes(key));
  const holderCode = applicant.kind === 'person' ? applicant.idNumber : applicant.uscc;
  return effects.licences.findForFiling({ holderCode, requirements });
};
