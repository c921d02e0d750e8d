import { queueCommand } from '../exactly-once/index.ts';
import { checkFiling, checkRenewalNamed, extractFacts, getItemOfFiling } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { caseNumber, type Case, type Channel, type RenewedLicence } from './case.ts';
import { openAcceptance, openRenewal } from './case-clock.ts';
import { insertCase, takeCaseCount } from './case-store.ts';
import { checkApplicant } from './check-applicant.ts';
import { getCase } from './get-case.ts';
import { noteCase } from './note-case.ts';

export interface OpenCase {
  /** the filing as it came in; `item` names the item */
  filing: unknown;
  channel: Channel;
  /** API key or account it belongs to */
  clientId: string;
  /** the licence to renew, found and checked; only for items that renew one, and always for those */
  renews?: RenewedLicence | undefined;
}

/**
 * Takes a filing in: checked against the item as published now, numbered, its acceptance limit started (行政许可法第三十二条), and
 * the process ordered with the definition pinned. All in the caller's transaction, together with its materials and idempotency record.
 */
export const openCase = async (needs: Needs, input: OpenCase, actor: Actor): Promise<Case> => {
  const published = await getItemOfFiling(needs, input.filing);
  const warnings = checkApplicant(input.filing);
  const { applicant, form, delivery } = checkFiling(published, input.filing);
  const { item, versionId: modelVersionId, processDefinitionId: definitionId } = published;
  const facts = extractFacts(published, { form, delivery });

  const receivedAt = needs.clock.now();
  const day = receivedAt.toISODate() ?? '';
  const caseNo = caseNumber(item.codes.implementation, day, await takeCaseCount(needs, item.key, day));
  const { channel, clientId, renews } = input;
  checkRenewalNamed(published, renews);
  const { key: itemKey, departments } = item;
  const of = { caseNo, itemKey, modelVersionId, channel, clientId, leadDepartmentId: departments.lead, renews };
  await insertCase(needs, { ...of, applicant, form, facts, delivery, receivedAt });

  const { redAt: acceptanceDueAt } = await openAcceptance(needs, of, { round: 1, receivedAt }, actor);
  const renewal = renews && (await openRenewal(needs, of, { until: renews.until, receivedAt }, actor));
  const variables = { caseNo, ...facts, acceptanceDueAt, ...(renewal && { renewalDueAt: renewal.redAt }) };
  const payload = { definitionId, definitionKey: item.process, businessKey: caseNo, variables };
  await queueCommand(needs, { kind: 'start-process', subject: caseNo, payload });

  const data = { itemKey, channel, warnings, ...(renews && { renews: renews.identifier }) };
  await noteCase(needs, { caseNo, action: 'open-case', event: 'CaseOpened', data, details: { modelVersionId } }, actor);
  return getCase(needs, caseNo);
};
