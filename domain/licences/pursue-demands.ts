import { getCase } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { isRefusal } from '../errors.ts';
import { performEffect } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { DEMAND_LICENCE } from './demand-licences.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import type { LicenceDemand } from './licence-demand.ts';
import { selectUnsentDemands, takeSilentDemands, updateDemandSent } from './licence-demand-store.ts';
import type { RepositoryDemand } from './licence-repository.ts';
import { pursue } from './pursue.ts';
import { settleRefused, settleSupplied } from './settle-demand.ts';
import { isAsked, takeLicence } from './take-licence.ts';

const MISMATCH = '颁发机关提供的证照与所索取的不符';
const NOT_TAKEN = '电子证照库不受理这项索取';

const holderOf = ({ applicant }: Case): { holderName: string; holderCode: string } => ({
  holderName: applicant.name,
  holderCode: applicant.kind === 'organisation' ? applicant.uscc : applicant.idNumber,
});

const caseOf = (needs: LicenceEffectNeeds, { caseNo }: LicenceDemand): Promise<Case> =>
  needs.transact((inside) => getCase(inside, caseNo));

/** What the issuer supplied must be the holder's, of the type asked for, and valid; else it is no answer to our demand. */
const takeSupplied = async (
  needs: LicenceEffectNeeds,
  demand: LicenceDemand,
  identifier: string,
  actor: Actor,
): Promise<void> => {
  const licence = await needs.repository.findLicence(identifier);
  const { holderCode } = holderOf(await caseOf(needs, demand));
  const { licenceType, materialKey } = demand;
  if (licence === undefined || !isAsked(licence, { holderCode, licenceType }))
    return needs.transact((inside) => settleRefused(inside, demand, MISMATCH, actor));
  const finding = await takeLicence(needs, licence, materialKey);
  await needs.transact((inside) => settleSupplied(inside, demand, finding, actor));
};

const takeAnswer = async (
  needs: LicenceEffectNeeds,
  demand: LicenceDemand,
  answer: RepositoryDemand,
  actor: Actor,
): Promise<void> => {
  if (answer.state === 'supplied') await takeSupplied(needs, demand, answer.identifier ?? '', actor);
  if (answer.state === 'refused')
    await needs.transact((inside) => settleRefused(inside, demand, answer.reason ?? '颁发机关未说明理由', actor));
};

const send = async (needs: LicenceEffectNeeds, demand: LicenceDemand, actor: Actor): Promise<void> => {
  const { demandNo, caseNo, seq, licenceType } = demand;
  const holder = holderOf(await caseOf(needs, demand));
  const answer = await performEffect(
    needs,
    { caseNo, activity: DEMAND_LICENCE, seq, kind: 'licence', request: { licenceType } },
    {
      send: (requestKey) => needs.repository.demand({ requestKey, licenceType, ...holder }),
      query: (requestKey) => needs.repository.findDemand(requestKey),
    },
    (inside) => updateDemandSent(inside, demandNo),
  );
  await takeAnswer(needs, demand, answer, actor);
};

const sendOrRefuse = async (needs: LicenceEffectNeeds, demand: LicenceDemand, actor: Actor): Promise<void> => {
  try {
    await send(needs, demand, actor);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await needs.transact((inside) => settleRefused(inside, demand, NOT_TAKEN, actor));
  }
};

const ask = async (needs: LicenceEffectNeeds, demand: LicenceDemand, actor: Actor): Promise<void> => {
  const answer = await needs.repository.findDemand(demand.demandNo);
  if (answer !== undefined) await takeAnswer(needs, demand, answer, actor);
};

/**
 * Sends demands that were written down, each once, and asks about those whose answer may never be told: what the repository answers
 * to our own question counts, a notice only makes us ask. Answers how many were taken up; one that fails keeps no other back.
 */
export const pursueDemands = (needs: LicenceEffectNeeds, { limit }: { limit: number }, actor: Actor): Promise<number> =>
  pursue(needs, {
    selectUnsent: (inside) => selectUnsentDemands(inside, limit),
    send: (demand) => sendOrRefuse(needs, demand, actor),
    takeSilent: (inside, before) => takeSilentDemands(inside, before, limit),
    ask: (demand) => ask(needs, demand, actor),
  });
