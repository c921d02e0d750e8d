import { DateTime } from 'luxon';
import { listClocks, resumeClock, suspendClock, type LimitClock } from '../clocks/index.ts';
import { issueDocument } from '../documents/index.ts';
import type { Item } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { notifyApplicant } from '../notifications/index.ts';
import { isSuspendable, ledgerBasis, type SpecialProcedure } from './special-procedure.ts';
import { updateProcedureHolding } from './special-procedure-store.ts';

/** 第四十五条: the applicant is told in writing how much time will be needed. */
const tellApplicant = async (needs: Needs, procedure: SpecialProcedure, at: DateTime, actor: Actor) => {
  const { caseNo, seq, name, law = '', reason, expectedDays, expectedUntil } = procedure;
  const values = { name, law, reason, beganOn: at.toISODate() ?? '', expectedDays, expectedUntil };
  const document = { caseNo, kind: 'special-procedure-notice', round: seq, values } as const;
  const { id } = await issueDocument(needs, document, actor);
  const notice = { caseNo, template: 'special-procedure-begun', occasion: String(seq) } as const;
  await notifyApplicant(needs, { ...notice, values: { name, expectedUntil } }, actor);
  return id;
};

/**
 * The earliest moment from which a clock can stand still. The engine's report of a step is laid on our clock and may lie a moment
 * before the decision that led there.
 */
const earliest = (clock: LimitClock, at: DateTime): DateTime =>
  DateTime.max(at, clock.startedAt, ...clock.suspensions.flatMap(({ untilAt }) => untilAt ?? []));

/** All limits of the case that may stand still do so together from `at` on; those that are over already go on being over. */
export const holdLimits = async (
  needs: Needs,
  { procedure, item, at }: { procedure: SpecialProcedure; item: Item; at: DateTime },
  actor: Actor,
): Promise<void> => {
  const clocks = (await listClocks(needs, procedure.caseNo)).filter(
    (clock) => isSuspendable(item, clock) && clock.state === 'running' && earliest(clock, at) < clock.redAt,
  );
  if (clocks.length === 0) return;
  const noticeId = await tellApplicant(needs, procedure, at, actor);
  await updateProcedureHolding(needs, procedure.id, noticeId);
  const basis = ledgerBasis(procedure);
  const approverId = procedure.approverId ?? 'published-process';
  for (const clock of clocks) {
    const fromAt = earliest(clock, at);
    const { expectedUntil } = procedure;
    await suspendClock(needs, { clockId: clock.id, fromAt, basis, expectedUntil, approverId, noticeId }, actor);
  }
};

/** They go on together. What ended in the meantime (a withdrawal) has ended. */
export const releaseLimits = async (
  needs: Needs,
  { caseNo, item, at }: { caseNo: string; item: Item; at: DateTime },
  actor: Actor,
): Promise<void> => {
  for (const clock of await listClocks(needs, caseNo)) {
    if (!isSuspendable(item, clock) || clock.state !== 'suspended') continue;
    const open = clock.suspensions.find(({ untilAt }) => untilAt === undefined);
    await resumeClock(needs, { clockId: clock.id, untilAt: DateTime.max(at, open?.fromAt ?? at) }, actor);
  }
};
