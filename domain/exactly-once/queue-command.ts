import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { CommandInput, CommandKind } from './command.ts';
import { countOpenCommands, insertCommand } from './outbox-store.ts';
import { announce } from './wake-up-store.ts';

/** Writes a command to the engine into the transaction of the change that causes it, and returns its command id. */
export const queueCommand = async <Kind extends CommandKind>(
  needs: Needs,
  input: CommandInput<Kind>,
): Promise<string> => {
  const commandId = input.commandId ?? randomUUID();
  await insertCommand(needs, { ...input, commandId });
  await announce(needs, 'outbox');
  return commandId;
};

/** Whether one of this kind still waits to be delivered. */
export const isCommandQueued = async (needs: Needs, of: { kind: CommandKind; subject: string }): Promise<boolean> =>
  (await countOpenCommands(needs, of)) > 0;
