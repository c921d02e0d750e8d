import { writeAuditLine } from '../audit/index.ts';
import type { ErrorDetail } from '../errors.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce, effectKey } from '../exactly-once/index.ts';
import { materialNotDemandable } from '../materials/index.ts';
import type { FiledMaterial, MaterialRequirement, RepositoryFinding } from '../materials/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { LicenceDemand } from './licence-demand.ts';
import { insertDemand, selectDemands } from './licence-demand-store.ts';

/** The effect that asks the issuer; its key is the demand number. */
export const DEMAND_LICENCE = 'demand-licence';

export interface DemandLicences {
  caseNo: string;
  requirements: readonly MaterialRequirement[];
  filed: readonly FiledMaterial[];
  findings: readonly RepositoryFinding[];
}

/** An issuer that gave none is not asked again in the same case: the applicant would wait for the same answer. */
const refuseAskingAgain = (earlier: readonly LicenceDemand[], wanted: readonly FiledMaterial[]): void => {
  const details = wanted.flatMap(({ key }): ErrorDetail[] =>
    earlier.some((one) => one.materialKey === key)
      ? [{ path: `/materials/${key}`, message: '颁发机关没有提供，不能再次索取' }]
      : [],
  );
  if (details.length > 0) throw materialNotDemandable(details);
};

/**
 * Writes down which licences of a filing are to be asked for from their issuers: those the applicant wants demanded and the repository
 * did not supply. They are sent afterwards; the case goes on without them. Errors: material-not-demandable, when the issuer has
 * given none before.
 */
export const demandLicences = async (
  needs: Needs,
  { caseNo, requirements, filed, findings }: DemandLicences,
  actor: Actor,
): Promise<void> => {
  const isFound = (key: string) => findings.some((one) => one.materialKey === key && one.outcome === 'found');
  const earlier = await selectDemands(needs, caseNo);
  const isAsked = (key: string) => earlier.some((one) => one.materialKey === key && one.state !== 'refused');
  const wanted = filed.filter(
    ({ key, isDemanded, uploadId }) => isDemanded === true && uploadId === undefined && !isFound(key) && !isAsked(key),
  );
  refuseAskingAgain(earlier, wanted);
  let seq = earlier.length;
  for (const { key: materialKey } of wanted) {
    const licenceType = requirements.find(({ key }) => key === materialKey)?.licenceType;
    if (licenceType === undefined) continue;
    const demandNo = effectKey({ caseNo, activity: DEMAND_LICENCE, seq });
    await insertDemand(needs, { demandNo, caseNo, seq, materialKey, licenceType });
    const data = { demandNo, materialKey, licenceType };
    await recordCaseEvent(needs, { caseNo, type: 'LicenceDemanded', data }, actor);
    const line = { action: 'demand-licence', subjectKind: 'case', subjectId: caseNo, details: data };
    await writeAuditLine(needs, line, actor);
    seq += 1;
  }
  if (wanted.length > 0) await announce(needs, 'licences');
};

/** What was asked for from issuers for a case, oldest first. */
export const listLicenceDemands = (needs: Needs, caseNo: string): Promise<LicenceDemand[]> =>
  selectDemands(needs, caseNo);
