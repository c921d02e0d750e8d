import { holdCase } from '../cases/index.ts';
import { clockNotFound, extendClock, listClocks, type LimitClock } from '../clocks/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { getItemOfVersion, type Item, type LimitExtension } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { getLeadApprover } from './lead-approver.ts';
import { approvalNoRequired, extensionNotAllowed } from './special-procedure-errors.ts';
import { tellOfExtension } from './tell-of-extension.ts';

export interface ExtendLimit {
  caseNo: string;
  clockId: string;
  /** as told to the applicant */
  reason: string;
  /** number of the government's approval, where it is the head of the government who approves */
  approvalNo?: string | undefined;
  /** of the case, as the screen had it */
  version: number;
}

/** By how much the item lets this limit of a case be extended; undefined where law knows of no extension. */
export const extensionOf = (
  item: Item,
  clock: Pick<LimitClock, 'subjectKind' | 'limitKey'>,
): LimitExtension | undefined =>
  clock.subjectKind === 'case' ? item.limits[clock.limitKey.split('#')[0] ?? '']?.extension : undefined;

/**
 * Extends a limit once, before it is over, with reasons told to the applicant (行政许可法第四十二条): ten days by the head of the
 * authority, fifteen by the head of the government, whose approval has a number. Errors: case-changed, not-lead-approver,
 * clock-not-found, extension-not-allowed, approval-no-required, extension-used, clock-overdue, clock-stopped.
 */
export const extendLimit = async (needs: Needs, input: ExtendLimit, actor: Actor): Promise<LimitClock> => {
  const { caseNo, clockId, reason } = input;
  const found = await holdCase(needs, input);
  const approver = await getLeadApprover(needs, found, actor);
  const clock = (await listClocks(needs, caseNo)).find(({ id }) => id === clockId);
  if (clock === undefined) throw clockNotFound();
  const { item } = await getItemOfVersion(needs, found.modelVersionId);
  const extension = extensionOf(item, clock);
  if (extension === undefined) throw extensionNotAllowed();
  const approvalNo = extension.approvedBy === 'government-head' ? input.approvalNo?.trim() : undefined;
  if (extension.approvedBy === 'government-head' && (approvalNo ?? '') === '')
    throw approvalNoRequired([{ path: '/approvalNo', message: '请填写批准文号' }]);
  const noticeId = await tellOfExtension(needs, { caseNo, reason, approvalNo, clock, item, extension }, actor);
  const { budget, legalBasis: basis } = extension;
  const granted = { clockId, budget, basis, reason, approverId: approver.id, approvalNo, noticeId };
  const extended = await extendClock(needs, granted, actor);
  const data = { limitKey: clock.limitKey, budget, dueAt: extended.dueAt.toISO() };
  await recordCaseEvent(needs, { caseNo, type: 'ClockExtended', data }, actor);
  return extended;
};
