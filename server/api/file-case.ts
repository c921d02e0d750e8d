import { type Case, checkApplicant } from '../../domain/cases/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { StoredAnswer } from '../../domain/exactly-once/index.ts';
import { checkFiling } from '../../domain/items/index.ts';
import type { RepositoryFinding } from '../../domain/materials/index.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import type { CaseSummary, FileCase } from './case-schemas.ts';
import { summarise } from './case-view.ts';
import { hashOf } from './request-hash.ts';

export interface Filed {
  status: number;
  summary: CaseSummary;
  isReplay: boolean;
}

/**
 * Opens a case exactly once per Idempotency-Key: the licence repository is asked first, then everything is written in one
 * transaction, and only then is the answer sent. Whoever repeats the request gets that answer again.
 */
export const fileCase = async (deps: ServerDeps, key: string, filing: FileCase, caller: ApiCaller): Promise<Filed> => {
  const request = { clientId: caller.clientId, key, requestHash: hashOf(filing) };
  const earlier = await deps.reading.exactlyOnce.findAnswer(request);
  if (earlier) return filed({ ...earlier, isReplay: true });
  const findings = await findInRepository(deps, filing);
  const answer = await deps.transact((domain) =>
    domain.exactlyOnce.answerOnce(request, async () => {
      const opened = await openWithMaterials(domain, filing, findings, caller);
      return { status: 201, response: summarise(opened) };
    }),
  );
  await deps.reached('case-committed');
  return filed(answer);
};

const filed = ({ status, response, isReplay }: StoredAnswer & { isReplay: boolean }): Filed => ({
  status,
  summary: response as CaseSummary,
  isReplay,
});

/** Nothing is asked for a filing that would be refused anyway; what the repository has is not asked of the applicant. */
const findInRepository = async (deps: ServerDeps, filing: FileCase): Promise<RepositoryFinding[]> => {
  const published = await deps.reading.items.getItem(filing.item);
  checkApplicant(filing);
  const { applicant } = checkFiling(published, filing);
  const holderCode = applicant.kind === 'person' ? applicant.idNumber : applicant.uscc;
  return deps.effects.licences.findForFiling({ holderCode, requirements: published.item.materials });
};

const openWithMaterials = async (
  domain: Domain,
  filing: FileCase,
  findings: RepositoryFinding[],
  { clientId, actor }: ApiCaller,
): Promise<Case> => {
  const renews = await domain.licences.findRenewable(filing);
  const opened = await domain.cases.openCase({ filing, channel: 'api', clientId, renews }, actor);
  const { item } = await domain.items.getItemOfVersion(opened.modelVersionId);
  const materials = { round: 0, requirements: item.materials, filed: filing.materials, findings };
  await domain.materials.fileMaterials({ caseNo: opened.caseNo, clientId, ...materials }, actor);
  const demands = { requirements: item.materials, filed: filing.materials, findings };
  await domain.licences.demandLicences({ caseNo: opened.caseNo, ...demands }, actor);
  return opened;
};
