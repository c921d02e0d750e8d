import { randomUUID } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { CommandInput, CommandKind } from './command.ts';
import { insertCommands } from './outbox-store.ts';

/** Writes a command to the engine into the transaction of the change that causes it, and returns its command id. */
export const queueCommand = async <Kind extends CommandKind>(
  needs: Needs,
  input: CommandInput<Kind>,
): Promise<string> => {
  const commandId = input.commandId ?? randomUUID();
  await insertCommands(needs, [{ ...input, commandId }]);
  return commandId;
};

/** Many at once, e.g. all clocks that come near their yellow in the same minute. */
export const queueCommands = async (needs: Needs, inputs: readonly CommandInput[]): Promise<void> => {
  if (inputs.length === 0) return;
  await insertCommands(
    needs,
    inputs.map((input) => ({ ...input, commandId: input.commandId ?? randomUUID() })),
  );
};
