import type { Domain } from '../../domain/domain.ts';
import type { Material, RepositoryFinding } from '../../domain/materials/index.ts';
import type { ApiCaller } from './api-key-auth.ts';
import type { AnswerSupplement } from './case-schemas.ts';

/**
 * The answer and its files in one transaction. Files already handed in for this round count, and so does whatever the repository gave,
 * when it was; what the applicant wants demanded from its issuer is written down.
 */
export const answerSupplement = async (
  domain: Domain,
  caseNo: string,
  { form, materials: filed, findings }: AnswerSupplement & { findings: readonly RepositoryFinding[] },
  { clientId, actor }: ApiCaller,
): Promise<void> => {
  const { round, missing } = await domain.cases.answerSupplement({ caseNo, clientId, form }, actor);
  const { modelVersionId } = await domain.cases.getCase(caseNo);
  const { item } = await domain.items.getItemOfVersion(modelVersionId);
  const isHere = (file: Material) => file.round === round || file.source === 'licence-repository';
  const handedIn = (await domain.materials.listMaterials(caseNo)).filter(isHere);
  const requirements = item.materials
    .filter(({ key }) => missing.includes(key))
    .map((one) => (handedIn.some(({ key }) => key === one.key) ? { ...one, isRequired: false } : one));
  const relevant = findings.filter(({ materialKey }) => requirements.some(({ key }) => key === materialKey));
  await domain.materials.fileMaterials({ caseNo, clientId, round, requirements, filed, findings: relevant }, actor);
  await domain.licences.demandLicences({ caseNo, requirements, filed, findings: relevant }, actor);
};
