import type { Needs } from '../needs.ts';
import type { Command, CommandHandler, Delivered } from './command.ts';
import { COMMAND_DEAD } from './incident.ts';
import { openIncident, resolveIncident } from './open-incident.ts';
import { closeMessages, reviveFailedCommands, unparkCommands, updateCommand } from './outbox-store.ts';
import { announce } from './wake-up-store.ts';

/** After so many failures a command becomes an incident: about two hours of trying. */
export const MAX_ATTEMPTS = 30;
const RELAY = { kind: 'system', id: 'outbox-relay' } as const;
const NO_FAILURES = { failures: 0, passingFailures: 0 };

const backoffSeconds = (failures: number): number => Math.min(300, 0.25 * 2 ** Math.min(failures, 12));
/** Soon at first: whoever waits for it may have been reported while the engine's answer was still under way. */
const parkSeconds = (attempts: number): number => Math.min(600, 0.25 * 4 ** Math.min(attempts, 8));

/** It got through after all. One that failed less often cannot have an incident. */
const resolveIncidentOf = async (needs: Needs, { attempts, commandId }: Command): Promise<void> => {
  if (attempts > MAX_ATTEMPTS) await resolveIncident(needs, { kind: COMMAND_DEAD, subject: commandId }, RELAY);
};

/** Closes a delivered command together with its consequence. Nothing happens when the lease was lost meanwhile. */
export const settleCommand = async (
  needs: Needs,
  command: Command,
  delivery: Delivered,
  handler: CommandHandler,
): Promise<void> => {
  if (!(await updateCommand(needs, command, { state: 'done', outcome: delivery.outcome }))) return;
  await handler.settled(needs, command, delivery);
  await resolveIncidentOf(needs, command);
};

/** Nobody waits for this message yet: it waits until the feed reports a catch event, later commands may pass it. */
export const parkCommand = async (needs: Needs, command: Command): Promise<void> => {
  const waitSeconds = parkSeconds(command.attempts);
  const isParked = await updateCommand(needs, command, { state: 'parked', waitSeconds, counts: NO_FAILURES });
  if (isParked) await resolveIncidentOf(needs, command);
};

/** Why a delivery failed. `passes`: what is away comes back by itself. No personal data. */
export interface DeliveryFailure {
  reason: string;
  passes: boolean;
}

/**
 * Failed: tried again later, and an incident once that has gone on for long. It is given up only where no waiting helps: while the
 * engine is away it stays the first of its subject, so that nothing later overtakes it.
 */
export const retryCommand = async (
  needs: Needs,
  command: Command,
  { reason, passes }: DeliveryFailure,
): Promise<'again' | 'dead'> => {
  const failures = command.failures + (passes ? 0 : 1);
  const passingFailures = command.passingFailures + (passes ? 1 : 0);
  const isDead = !passes && failures >= MAX_ATTEMPTS;
  const waitSeconds = backoffSeconds(failures + passingFailures);
  const isChanged = isDead
    ? await updateCommand(needs, command, { state: 'dead', outcome: 'given-up', lastError: reason })
    : await updateCommand(needs, command, {
        state: 'pending',
        waitSeconds,
        lastError: reason,
        counts: { failures, passingFailures },
      });
  if (isChanged && (isDead || passingFailures >= MAX_ATTEMPTS))
    await openIncident(needs, {
      kind: COMMAND_DEAD,
      subject: command.commandId,
      caseNo: command.subject,
      message: reason,
    });
  return isDead ? 'dead' : 'again';
};

/** The feed reports that something waits for a message now. */
export const wakeParked = async (needs: Needs, subject: string): Promise<void> => {
  if ((await unparkCommands(needs, subject)) > 0) await announce(needs, 'outbox');
};

/** They come too late for ever: whoever waits next must not hear them, and nobody need look after them. */
const overtake = async (needs: Needs, which: Parameters<typeof closeMessages>[1]): Promise<void> => {
  const closed = await closeMessages(needs, which, 'overtaken');
  for (const subject of closed) await resolveIncident(needs, { kind: COMMAND_DEAD, subject }, RELAY);
  if (closed.length > 0) await announce(needs, 'outbox');
};

/** The process has ended: messages it has not heard, parked or about to be tried again, are not tried any more. */
export const closeMessagesOf = (needs: Needs, subject: string): Promise<void> => overtake(needs, { subject });

/** What this message had to say was found out another way. */
export const closeMessage = (needs: Needs, commandId: string): Promise<void> =>
  overtake(needs, { command_id: commandId });

/** A person looked at the incident: the command is tried again at once, as if it had never failed. */
export const reviveCommand = async (needs: Needs, commandId: string): Promise<void> => {
  if ((await reviveFailedCommands(needs, commandId)) > 0) await announce(needs, 'outbox');
};
