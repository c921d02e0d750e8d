import { getCase } from '../cases/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { findActiveAccount } from '../people/index.ts';
import { refundGroundUnknown, refundNotYours } from './payment-errors.ts';
import { refundGrounds } from './refund-ground.ts';
import type { RefundReason } from './refund-ground.ts';

/** The ground somebody names, if they may decide of this case at all: an approver of the department that leads it. */
export const findRefundGround = async (
  needs: Needs,
  { caseNo, ground: key }: { caseNo: string; ground: string },
  actor: Actor,
): Promise<RefundReason> => {
  const { leadDepartmentId, modelVersionId } = await getCase(needs, caseNo);
  const account = actor.kind === 'account' ? await findActiveAccount(needs, actor.id) : undefined;
  const isTheirs = account?.roles.includes('approver') === true && account.department?.id === leadDepartmentId;
  if (!isTheirs) throw refundNotYours();
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const found = refundGrounds(item.fee).find((ground) => ground.key === key);
  if (found === undefined) throw refundGroundUnknown();
  return found;
};
