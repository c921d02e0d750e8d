import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { CommandInput } from './command.ts';
import { insertCommand } from './outbox-store.ts';
import { announce } from './wake-up-store.ts';

/** Writes a command to the engine into the transaction of the change that causes it, and returns its command id. */
export const queueCommand = async (needs: Needs, input: CommandInput): Promise<string> => {
  const commandId = input.commandId ?? randomUUID();
  await insertCommand(needs, { ...input, commandId });
  await announce(needs, 'outbox');
  return commandId;
};
