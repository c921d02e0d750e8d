import { randomUUID } from 'node:crypto';
import { officeTime, officeTimeOrNone } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { DeskMessage, DeskMessageKind } from './desk-message.ts';
import { subjectColumns, type NoticeSubject } from './notification-store.ts';

interface Row {
  id: string;
  kind: DeskMessageKind;
  text: string;
  case_no: string | null;
  inquiry_no: string | null;
  created_at: Date;
  read_at: Date | null;
}

/** false: this was written before */
export const insertDeskMessage = async (
  { db, clock }: Needs,
  message: {
    accountId: string;
    dedupKey: string;
    kind: DeskMessageKind;
    text: string;
    about: NoticeSubject | undefined;
  },
): Promise<boolean> => {
  const { accountId, dedupKey, kind, text, about } = message;
  const rows = await db('desk_messages')
    .insert({
      ...{ id: randomUUID(), account_id: accountId, dedup_key: dedupKey, kind, text },
      ...subjectColumns(about),
      created_at: clock.now().toJSDate(),
    })
    .onConflict('dedup_key')
    .ignore()
    .returning('id');
  return rows.length === 1;
};

/** The latest first. */
export const selectDeskMessages = async (
  { db }: Needs,
  { accountId, limit }: { accountId: string; limit: number },
): Promise<DeskMessage[]> => {
  const rows: Row[] = await db('desk_messages')
    .where({ account_id: accountId })
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.text,
    caseNo: row.case_no ?? undefined,
    inquiryNo: row.inquiry_no ?? undefined,
    createdAt: officeTime(row.created_at),
    readAt: officeTimeOrNone(row.read_at),
  }));
};

export const countUnreadMessages = async ({ db }: Needs, accountId: string): Promise<number> => {
  const row = await db('desk_messages').where({ account_id: accountId }).whereNull('read_at').count().first();
  return Number(row?.['count'] ?? 0);
};

/** Those of somebody else are left alone; one that was read keeps its first time. */
export const updateRead = async (
  { db, clock }: Needs,
  { accountId, ids }: { accountId: string; ids: readonly string[] | undefined },
): Promise<void> => {
  const query = db('desk_messages').where({ account_id: accountId }).whereNull('read_at');
  if (ids !== undefined) void query.whereIn('id', ids);
  await query.update({ read_at: clock.now().toJSDate() });
};
