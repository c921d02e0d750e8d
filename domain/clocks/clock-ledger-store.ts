import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';

export const insertSuspension = async (
  { db }: Needs,
  one: {
    clockId: string;
    fromAt: DateTime;
    expectedUntil: string | undefined;
    basis: string;
    approverId: string;
    noticeId: string | undefined;
  },
): Promise<void> => {
  await db('clock_suspensions').insert({
    id: randomUUID(),
    clock_id: one.clockId,
    from_at: one.fromAt.toJSDate(),
    expected_until: one.expectedUntil ?? null,
    basis: one.basis,
    approver_id: one.approverId,
    notice_id: one.noticeId ?? null,
  });
};

export const updateSuspensionOver = async ({ db }: Needs, clockId: string, untilAt: DateTime): Promise<void> => {
  await db('clock_suspensions').where({ clock_id: clockId, until_at: null }).update({ until_at: untilAt.toJSDate() });
};

/** false: this clock was extended before */
export const insertExtension = async (
  { db, clock }: Needs,
  one: {
    clockId: string;
    budget: number;
    basis: string;
    reason: string;
    approverId: string;
    approvalNo?: string | undefined;
    noticeId?: string | undefined;
  },
): Promise<boolean> => {
  const rows = await db('clock_extensions')
    .insert({
      id: randomUUID(),
      clock_id: one.clockId,
      budget: one.budget,
      basis: one.basis,
      reason: one.reason,
      approver_id: one.approverId,
      approval_no: one.approvalNo ?? null,
      notice_id: one.noticeId ?? null,
      granted_at: clock.now().toJSDate(),
    })
    .onConflict('clock_id')
    .ignore()
    .returning('id');
  return rows.length === 1;
};
