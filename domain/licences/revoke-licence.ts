import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { isRefusal } from '../errors.ts';
import { performEffect } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { registerLicence } from './issue-licence.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import { hasEnded, type Licence } from './licence.ts';
import { lockLicence, selectLicence, updateLicenceRevoked } from './licence-store.ts';

/** Brings a revocation into our row; nothing happens the second time. */
export const settleRevoked = async (needs: Needs, licence: Licence, reason: string, actor: Actor): Promise<boolean> => {
  if (!(await updateLicenceRevoked(needs, licence.id))) return false;
  const { id, caseNo, identifier } = licence;
  const data = { licenceId: id, identifier, reason };
  await recordCaseEvent(needs, { caseNo, type: 'LicenceRevoked', data }, actor);
  await writeAuditLine(
    needs,
    { action: 'revoke-licence', subjectKind: 'licence', subjectId: id, details: data },
    actor,
  );
  return true;
};

interface Revocation {
  caseNo: string;
  reason: string;
}

/** A licence the repository knows nothing of ends here, and `issueLicence` finds it revoked. */
const revokeHere = (
  needs: LicenceEffectNeeds,
  { caseNo, reason }: Revocation,
  isUnknown: (licence: Licence) => boolean,
  actor: Actor,
): Promise<boolean> =>
  needs.transact(async (inside) => {
    const licence = await lockLicence(inside, { case_no: caseNo });
    if (!licence || licence.state !== 'intended' || !isUnknown(licence)) return false;
    return settleRevoked(inside, licence, reason, actor);
  });

/** What nobody has printed was never sent. */
const isUnprinted = ({ content }: Licence): boolean => content.fileHash === undefined;

/** Finishes a registration; false after a clear no, which leaves nothing to take back. */
const isRegistered = async (needs: LicenceEffectNeeds, licence: Licence, actor: Actor): Promise<boolean> => {
  try {
    await registerLicence(needs, licence, actor);
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
};

/**
 * Takes back the licence of a case, here and in the repository. A registration whose outcome is unknown is finished first: only
 * what is known to be done can be undone; one the repository refuses ends here. Nothing happens when there is none. May run again.
 */
export const revokeLicence = async (
  needs: LicenceEffectNeeds,
  revocation: Revocation,
  actor: Actor,
): Promise<'nothing' | 'revoked'> => {
  const { caseNo, reason } = revocation;
  const licence = await needs.transact((inside) => selectLicence(inside, { case_no: caseNo }));
  if (!licence) return 'nothing';
  if (hasEnded(licence.state) || (await revokeHere(needs, revocation, isUnprinted, actor))) return 'revoked';
  if (licence.state === 'intended' && !(await isRegistered(needs, licence, actor)))
    if (await revokeHere(needs, revocation, () => true, actor)) return 'revoked';
  const { identifier } = licence;
  await performEffect(
    needs,
    { caseNo, activity: 'revoke-licence', seq: 0, kind: 'licence', request: { identifier } },
    {
      send: (requestKey) => needs.repository.changeState({ requestKey, identifier, state: 'revoked', reason }),
      query: (requestKey) => needs.repository.findStateChange(requestKey),
    },
    async (inside) => void (await settleRevoked(inside, licence, reason, actor)),
  );
  return 'revoked';
};
