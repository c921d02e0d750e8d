import type { Needs } from '../needs.ts';
import type { MessageRules } from './message-rules.ts';

interface RulesRow {
  quiet_from: string | null;
  quiet_until: string | null;
  per_recipient_hour: number | null;
  per_minute: number | null;
  sends_email: boolean;
}

export const selectMessageRules = async ({ db }: Needs): Promise<MessageRules> => {
  const row: RulesRow | undefined = await db('message_rules').first(
    'per_recipient_hour',
    'per_minute',
    'sends_email',
    db.raw(`to_char(quiet_from, 'HH24:MI') as quiet_from, to_char(quiet_until, 'HH24:MI') as quiet_until`),
  );
  return {
    quietFrom: row?.quiet_from ?? undefined,
    quietUntil: row?.quiet_until ?? undefined,
    perRecipientHour: row?.per_recipient_hour ?? undefined,
    perMinute: row?.per_minute ?? undefined,
    sendsEmail: row?.sends_email ?? false,
  };
};

/** One row, written over. */
export const saveMessageRules = async ({ db }: Needs, rules: MessageRules): Promise<void> => {
  const columns = {
    quiet_from: rules.quietFrom ?? null,
    quiet_until: rules.quietUntil ?? null,
    per_recipient_hour: rules.perRecipientHour ?? null,
    per_minute: rules.perMinute ?? null,
    sends_email: rules.sendsEmail,
  };
  await db('message_rules').insert(columns).onConflict('only_row').merge();
};
