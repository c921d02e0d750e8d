import { findRenewalOf, getCase } from '../cases/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount } from '../people/index.ts';
import type { Licence, LicenceState } from './licence.ts';
import { possibleChanges } from './licence-change.ts';
import type { LicenceChangeGround, LicenceChangeKind, PossibleChange } from './licence-change.ts';
import * as errors from './licence-errors.ts';

export interface ChangeLicence {
  caseNo: string;
  /** as the person saw it: a second click, or a second person, is refused */
  state: LicenceState;
  kind: LicenceChangeKind;
  /** key of a ground of this kind */
  ground: string;
  /** number of the decision it follows from, where the ground asks for one */
  documentNo?: string | undefined;
  reason: string;
  /** 撤销: that it does no grave harm to the public interest was weighed (行政许可法第六十九条第三款) */
  isPublicInterestWeighed?: boolean | undefined;
}

const isBeingRenewed = async (needs: Needs, { identifier }: Licence): Promise<boolean> => {
  const renewal = await findRenewalOf(needs, identifier);
  return renewal !== undefined && (await getCase(needs, renewal)).licenceIdentifier === undefined;
};

/** What may be decided about the licence of a case now: nothing before the case is completed, for until then it can be withdrawn. */
export const listPossibleChanges = async (needs: Needs, licence: Licence): Promise<PossibleChange[]> => {
  const { state } = await getCase(needs, licence.caseNo);
  if (state !== 'completed' && state !== 'delivered') return [];
  const { content, ...rest } = licence;
  const subject = { ...rest, holderKind: content.holderKind, isBeingRenewed: await isBeingRenewed(needs, licence) };
  return possibleChanges(subject, needs.clock.now().toISODate() ?? '');
};

/** Approvers of the department that leads the case decide about its licence. */
export const refuseUnlessTheirs = async (needs: Needs, caseNo: string, actor: Actor): Promise<void> => {
  const { leadDepartmentId } = await getCase(needs, caseNo);
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const isTheirs = account?.roles.includes('approver') === true && account.department?.id === leadDepartmentId;
  if (!isTheirs) throw errors.licenceNotYours();
};

/** The ground somebody names, if the law allows the change on it now. */
export const checkGround = async (
  needs: Needs,
  licence: Licence,
  input: ChangeLicence,
): Promise<LicenceChangeGround> => {
  if (licence.state !== input.state) throw errors.licenceOvertaken();
  const possible = (await listPossibleChanges(needs, licence)).find(({ kind }) => kind === input.kind);
  if (possible === undefined) throw errors.licenceChangeNotPossible();
  const ground = possible.grounds.find(({ key }) => key === input.ground);
  if (ground === undefined) throw errors.licenceGroundUnknown();
  const isGiven = input.documentNo !== undefined && input.documentNo.trim() !== '';
  if (ground.isByDocument === true && !isGiven)
    throw errors.licenceDocumentMissing([{ path: '/documentNo', message: '请填写所依据决定书的文号' }]);
  if (input.kind === 'revoke' && input.isPublicInterestWeighed !== true) throw errors.publicInterestNotWeighed();
  return ground;
};
