import type { Needs } from '../needs.ts';
import type { Command, CommandHandler, Delivered } from './command.ts';
import { openIncident } from './open-incident.ts';
import { closeParkedCommands, reviveDeadCommands, unparkCommands, updateCommand } from './outbox-store.ts';
import { announce } from './wake-up-store.ts';

/** After so many failures a command is given up and becomes an incident: about two hours of trying. */
export const MAX_ATTEMPTS = 30;

const backoffSeconds = (attempts: number): number => Math.min(300, 0.25 * 2 ** Math.min(attempts, 12));
const parkSeconds = (attempts: number): number => Math.min(600, 5 * 2 ** Math.min(attempts, 8));

/** Closes a delivered command together with its consequence. Nothing happens when the lease was lost meanwhile. */
export const settleCommand = async (
  needs: Needs,
  command: Command,
  delivery: Delivered,
  handler: CommandHandler,
): Promise<void> => {
  if (!(await updateCommand(needs, command, { state: 'done', outcome: delivery.outcome }))) return;
  await handler.settled(needs, command, delivery);
  await announce(needs, 'outbox');
};

/** Nobody waits for this message yet: it waits until the feed reports a catch event, later commands may pass it. */
export const parkCommand = async (needs: Needs, command: Command): Promise<void> => {
  await updateCommand(needs, command, { state: 'parked', waitSeconds: parkSeconds(command.attempts) });
  await announce(needs, 'outbox');
};

/** Failed: tried again later, given up as an incident at last. `reason` must not hold personal data. */
export const retryCommand = async (needs: Needs, command: Command, reason: string): Promise<'again' | 'dead'> => {
  if (command.attempts < MAX_ATTEMPTS) {
    const waitSeconds = backoffSeconds(command.attempts);
    await updateCommand(needs, command, { state: 'pending', waitSeconds, lastError: reason });
    return 'again';
  }
  if (await updateCommand(needs, command, { state: 'dead', outcome: 'given-up', lastError: reason }))
    await openIncident(needs, {
      kind: 'command-dead',
      subject: command.commandId,
      caseNo: command.subject,
      message: reason,
    });
  return 'dead';
};

/** The feed reports that something waits for a message now. */
export const wakeParked = async (needs: Needs, subject: string): Promise<void> => {
  if ((await unparkCommands(needs, subject)) > 0) await announce(needs, 'outbox');
};

/** The process has ended: what was parked for it comes too late for ever. */
export const closeParked = async (needs: Needs, subject: string): Promise<void> => {
  await closeParkedCommands(needs, subject, 'overtaken');
};

/** A person looked at the incident: the command is tried again from the start. */
export const reviveCommand = async (needs: Needs, commandId: string): Promise<void> => {
  if ((await reviveDeadCommands(needs, commandId)) > 0) await announce(needs, 'outbox');
};
