import { issueDocument } from '../documents/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { checkGround, refuseUnlessTheirs } from './check-change.ts';
import type { ChangeLicence } from './check-change.ts';
import type { LicenceChange } from './licence-change.ts';
import { licenceNotFound } from './licence-errors.ts';
import { updateLicenceHinted } from './licence-question-store.ts';
import { lockLicence } from './licence-store.ts';
import { recordChange } from './record-change.ts';

/**
 * The authority suspends, restores, revokes, withdraws, forfeits or cancels a licence of a completed case, on a ground of the law and
 * with a written decision. It is in force when this is committed; the repository is told afterwards, once (`tellLicenceChanges`).
 * Errors: licence-not-yours, licence-not-found, licence-overtaken, licence-change-not-possible, licence-ground-unknown,
 * licence-document-missing, public-interest-not-weighed.
 */
export const changeLicence = async (needs: Needs, input: ChangeLicence, actor: Actor): Promise<LicenceChange> => {
  const { caseNo, kind, reason } = input;
  await refuseUnlessTheirs(needs, caseNo, actor);
  const licence = await lockLicence(needs, { case_no: caseNo });
  if (licence === undefined) throw licenceNotFound();
  const ground = await checkGround(needs, licence, input);
  const documentNo = ground.isByDocument === true ? input.documentNo?.trim() : undefined;
  const made = { kind, ground: ground.key, documentNo, reason, decidedBy: actor.id, isTold: false };
  const change = await recordChange(needs, licence, made, actor);
  // an answer of the repository that is on its way to us knows nothing of this
  await updateLicenceHinted(needs, licence.id);
  const { licenceNo, identifier, content } = licence;
  const values = { kind, licenceName: content.licenceName, licenceNo, identifier, reason, documentNo };
  const legal = { groundKey: ground.key, ground: ground.name, legalBasis: ground.legalBasis };
  const document = { caseNo, kind: 'licence-change-decision', round: change.seq + 1 } as const;
  await issueDocument(needs, { ...document, values: { ...values, ...legal } }, actor);
  await announce(needs, 'licences');
  return change;
};
