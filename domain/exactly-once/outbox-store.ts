import type { Needs } from '../needs.ts';
import type { Command, CommandInput, CommandKind, FailureCount } from './command.ts';
import { decodePayload, encodePayload } from './payload.ts';
import { announcement } from './wake-up-store.ts';

interface CommandRow {
  id: string;
  command_id: string;
  kind: CommandKind;
  subject: string;
  payload: Record<string, unknown>;
  attempts: number;
  failures: number;
  passing_failures: number;
}

const toCommand = (row: CommandRow): Command => ({
  id: Number(row.id),
  commandId: row.command_id,
  kind: row.kind,
  subject: row.subject,
  payload: decodePayload(row.payload),
  attempts: row.attempts,
  failures: row.failures,
  passingFailures: row.passing_failures,
});

// Leases and back-off are machine time (clock_timestamp): business time may stand still or jump in tests and on purpose.

/** Many in one statement; their ids follow the order of the list. The relay hears of them at commit. */
export const insertCommands = async (
  needs: Needs,
  inputs: readonly (CommandInput & { commandId: string })[],
): Promise<void> => {
  const { db, clock } = needs;
  await db.raw(
    `insert into outbox_commands (command_id, kind, subject, payload, next_attempt_at, created_at)
     select v.command_id, v.kind, v.subject, v.payload, clock_timestamp(), ?
     from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[]) with ordinality v(command_id, kind, subject, payload, position)
     order by v.position returning ?`,
    [
      clock.now().toJSDate(),
      inputs.map(({ commandId }) => commandId),
      inputs.map(({ kind }) => kind),
      inputs.map(({ subject }) => subject),
      inputs.map(({ payload }) => encodePayload(payload)),
      announcement(needs, 'outbox'),
    ],
  );
};

/** Leases up to `limit` commands, at most one per subject and none while an earlier one of its subject is open. */
export const leaseCommands = async ({ db }: Needs, limit: number, leaseSeconds: number): Promise<Command[]> => {
  const { rows } = await db.raw<{ rows: CommandRow[] }>(
    `with due as (
       select c.id from outbox_commands c
       where c.state = 'pending' and c.next_attempt_at <= clock_timestamp()
         and (c.leased_until is null or c.leased_until < clock_timestamp())
         and not exists (select 1 from outbox_commands e
                         where e.subject = c.subject and e.state = 'pending' and e.id < c.id)
       order by c.next_attempt_at, c.id limit ? for update skip locked)
     update outbox_commands o
     set leased_until = clock_timestamp() + make_interval(secs => ?), attempts = o.attempts + 1
     from due where o.id = due.id
     returning o.id, o.command_id, o.kind, o.subject, o.payload, o.attempts, o.failures, o.passing_failures`,
    [limit, leaseSeconds],
  );
  return rows.map(toCommand).sort((a, b) => a.id - b.id);
};

/** false: the lease was lost and another relay has it now; whoever holds it settles. */
export const updateCommand = async (
  { db, clock }: Needs,
  command: Command,
  change:
    | { state: 'done' | 'dead'; outcome: string; lastError?: string }
    | { state: 'pending' | 'parked'; waitSeconds: number; lastError?: string; counts: FailureCount },
): Promise<boolean> => {
  const waits = 'waitSeconds' in change;
  const changed = await db('outbox_commands')
    .where({ id: command.id, state: 'pending', attempts: command.attempts })
    .update({
      state: change.state,
      leased_until: null,
      last_error: change.lastError ?? null,
      outcome: waits ? null : change.outcome,
      settled_at: waits ? null : clock.now().toJSDate(),
      ...(waits && {
        next_attempt_at: db.raw(`clock_timestamp() + make_interval(secs => ?)`, [change.waitSeconds]),
        failures: change.counts.failures,
        passing_failures: change.counts.passingFailures,
      }),
    });
  return changed === 1;
};

/** Parked messages of this subject are tried again at once. Returns how many. */
export const unparkCommands = ({ db }: Needs, subject: string): Promise<number> =>
  db('outbox_commands')
    .where({ subject, state: 'parked' })
    .update({ state: 'pending', next_attempt_at: db.raw('clock_timestamp()') });

/** The slow net under `unparkCommands`: those whose wait is over. Returns how many. */
export const unparkOverdueCommands = ({ db }: Needs): Promise<number> =>
  db('outbox_commands')
    .where({ state: 'parked' })
    .whereRaw('next_attempt_at <= clock_timestamp()')
    .update({ state: 'pending' });

/** Nobody will ever wait for these messages; who has one under way finds nothing to settle any more. Returns the ids of the closed. */
export const closeMessages = async (
  { db, clock }: Needs,
  which: { subject: string } | { command_id: string },
  outcome: string,
): Promise<string[]> => {
  const rows: { command_id: string }[] = await db('outbox_commands')
    .where({ ...which, kind: 'correlate-message' })
    .whereIn('state', ['pending', 'parked'])
    .update({ state: 'done', outcome, leased_until: null, settled_at: clock.now().toJSDate() })
    .returning('command_id');
  return rows.map((row) => row.command_id);
};

/** Given up or still failing: tried again at once, with its failures forgotten. Returns how many. */
export const reviveFailedCommands = ({ db }: Needs, commandId: string): Promise<number> =>
  db('outbox_commands')
    .where({ command_id: commandId })
    .whereIn('state', ['dead', 'pending'])
    .update({
      state: 'pending',
      failures: 0,
      passing_failures: 0,
      settled_at: null,
      next_attempt_at: db.raw('clock_timestamp()'),
    });
