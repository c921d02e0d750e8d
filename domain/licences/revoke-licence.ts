import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
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

/** A licence nobody has printed was never sent: it ends here, and `issueLicence` finds it revoked. */
const revokeUnprinted = (needs: LicenceEffectNeeds, caseNo: string, reason: string, actor: Actor): Promise<boolean> =>
  needs.transact(async (inside) => {
    const licence = await lockLicence(inside, { case_no: caseNo });
    if (!licence || licence.state !== 'intended' || licence.content.fileHash !== undefined) return false;
    return settleRevoked(inside, licence, reason, actor);
  });

/**
 * Takes back the licence of a case, here and in the repository. A registration whose outcome is unknown is finished first: only
 * what is known to be done can be undone. Nothing happens when there is none. May run again.
 */
export const revokeLicence = async (
  needs: LicenceEffectNeeds,
  { caseNo, reason }: { caseNo: string; reason: string },
  actor: Actor,
): Promise<'nothing' | 'revoked'> => {
  const licence = await needs.transact((inside) => selectLicence(inside, { case_no: caseNo }));
  if (!licence) return 'nothing';
  if (hasEnded(licence.state) || (await revokeUnprinted(needs, caseNo, reason, actor))) return 'revoked';
  if (licence.state === 'intended') await registerLicence(needs, licence, actor);
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
