import { type Case, CASE_STATE_NAMES, caseNotFound } from '../../domain/cases/index.ts';
import { lightOf, type LimitClock } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Item } from '../../domain/items/index.ts';
import type { Material as StoredMaterial } from '../../domain/materials/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { limitNameOf } from '../limit-name.ts';
import { maskIdNumber } from '../mask.ts';
import { viewOpenRequest } from '../open-request-view.ts';
import { readDepartmentNames } from '../people-names.ts';
import type { CaseSummary, CaseView } from './case-schemas.ts';
import { readResults } from './case-results.ts';
import type { Material } from './material-schemas.ts';

export const summarise = (
  found: Pick<Case, 'caseNo' | 'itemKey' | 'state' | 'receivedAt' | 'version'>,
): CaseSummary => ({
  caseNo: found.caseNo,
  item: found.itemKey,
  state: found.state,
  stateName: CASE_STATE_NAMES[found.state],
  receivedAt: instantOf(found.receivedAt),
  version: found.version,
});

/** A case of this client; somebody else's is not there. */
export const getClientCase = async (domain: Domain, caseNo: string, clientId: string): Promise<Case> => {
  const found = await domain.cases.findCase(caseNo);
  if (!found || found.clientId !== clientId) throw caseNotFound();
  return found;
};

/** What an integrator sees of a case, numbers of persons masked. */
export const readCaseView = async (domain: Domain, now: LimitClock['dueAt'], found: Case): Promise<CaseView> => {
  const { caseNo, applicant } = found;
  const { item } = await domain.items.getItemOfVersion(found.modelVersionId);
  const clocks = (await domain.clocks.listClocks(caseNo)).filter((clock) => clock.subjectKind === 'case');
  const code = applicant.kind === 'person' ? maskIdNumber(applicant.idNumber) : applicant.uscc;
  return {
    ...summarise(found),
    itemName: item.name,
    isDeemedAccepted: found.isDeemedAccepted,
    isDeemedRenewed: found.isDeemedRenewed,
    withdrawalRequestedAt: instantOrNull(found.withdrawalRequestedAt),
    acceptedAt: instantOrNull(found.acceptedAt),
    decidedAt: instantOrNull(found.decidedAt),
    closedAt: instantOrNull(found.closedAt),
    applicant: { kind: applicant.kind, name: applicant.name, code },
    steps: await readSteps(domain, caseNo),
    limits: clocks.map((clock) => viewLimit(clock, item, now)),
    openRequest: viewOpenRequest(await domain.cases.findOpenRequests(caseNo), item, clocks),
    materials: (await domain.materials.listMaterials(caseNo)).map((material) => viewMaterial(material, item)),
    ...(await readResults(domain, caseNo)),
  };
};

const readSteps = async (domain: Domain, caseNo: string): Promise<CaseView['steps']> => {
  const departments = await readDepartmentNames(domain);
  const tasks = await domain.tasks.listTasksOfCase(caseNo);
  return tasks
    .filter((task) => task.state === 'open' && task.closedAt === undefined)
    .map((task) => ({
      name: task.name,
      departmentName: departments.get(task.departmentId) ?? task.departmentId,
      openedAt: instantOf(task.openedAt),
    }));
};

const viewLimit = (clock: LimitClock, item: Item, now: LimitClock['dueAt']): CaseView['limits'][number] => ({
  key: clock.limitKey,
  name: limitNameOf(item, clock.limitKey),
  state: clock.state,
  dueAt: instantOf(clock.dueAt),
  light: lightOf(clock, now),
});

export const viewMaterial = (material: StoredMaterial, item: Item): Material => ({
  id: material.id,
  key: material.key,
  name: item.materials.find(({ key }) => key === material.key)?.name ?? material.key,
  source: material.source,
  fileName: material.fileName,
  mediaType: material.mediaType,
  size: material.size,
  round: material.round,
  receivedAt: instantOf(material.receivedAt),
  licenceIdentifier: material.licenceIdentifier ?? null,
});
