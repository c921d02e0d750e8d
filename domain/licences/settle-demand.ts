import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { fileMaterials } from '../materials/index.ts';
import type { RepositoryFinding } from '../materials/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { LicenceDemand } from './licence-demand.ts';
import { updateDemandAnswered } from './licence-demand-store.ts';

/** The states in which a material still matters. */
const LOOKED_AT: readonly string[] = ['submitted', 'supplementing', 'accepted'];

const note = async (
  needs: Needs,
  { caseNo, demandNo, materialKey }: LicenceDemand,
  [type, action]: readonly [string, string],
  actor: Actor,
): Promise<void> => {
  const data = { demandNo, materialKey };
  await recordCaseEvent(needs, { caseNo, type, data }, actor);
  await writeAuditLine(needs, { action, subjectKind: 'case', subjectId: caseNo, details: data }, actor);
};

/** The issuer gave the licence: it becomes a material of the case, as one found at filing does. Nothing happens the second time. */
export const settleSupplied = async (
  needs: Needs,
  demand: LicenceDemand,
  finding: RepositoryFinding & { outcome: 'found' },
  actor: Actor,
): Promise<void> => {
  const { demandNo, caseNo, materialKey: key, licenceType } = demand;
  const answer = { state: 'supplied', licenceIdentifier: finding.identifier } as const;
  if (!(await updateDemandAnswered(needs, demandNo, answer))) return;
  await note(needs, demand, ['DemandedLicenceSupplied', 'receive-demanded-licence'], actor);
  const { state, supplementRound: round, clientId } = await getCase(needs, caseNo);
  if (!LOOKED_AT.includes(state)) return;
  const requirements = [{ key, name: key, isRequired: false, source: 'licence-repository', licenceType } as const];
  await fileMaterials(needs, { caseNo, clientId, round, requirements, filed: [], findings: [finding] }, actor);
};

/** The issuer gives none: the applicant may be asked for it now, and the reason is kept. Nothing happens the second time. */
export const settleRefused = async (
  needs: Needs,
  demand: LicenceDemand,
  refusal: string,
  actor: Actor,
): Promise<void> => {
  if (!(await updateDemandAnswered(needs, demand.demandNo, { state: 'refused', refusal }))) return;
  await note(needs, demand, ['LicenceDemandRefused', 'note-demand-refused'], actor);
};
