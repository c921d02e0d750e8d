import type { Needs } from '../needs.ts';

interface InboxKey {
  provider: string;
  eventId: string;
}

/** true: this is the first time. A second receiver waits here until the first has committed or rolled back. */
export const insertInboxMessage = async (
  { db, clock }: Needs,
  { provider, eventId, body }: InboxKey & { body: Record<string, unknown> },
): Promise<boolean> => {
  const rows = await db('inbox_messages')
    .insert({
      provider,
      event_id: eventId,
      received_at: clock.now().toJSDate(),
      body: JSON.stringify(body),
      outcome: 'received',
    })
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning('event_id');
  return rows.length === 1;
};

export const updateInboxOutcome = async ({ db }: Needs, key: InboxKey, outcome: string): Promise<void> => {
  await db('inbox_messages').where({ provider: key.provider, event_id: key.eventId }).update({ outcome });
};

export const selectInboxOutcome = async ({ db }: Needs, key: InboxKey): Promise<string> => {
  const row = await db('inbox_messages').where({ provider: key.provider, event_id: key.eventId }).first('outcome');
  return row?.outcome ?? 'received';
};
