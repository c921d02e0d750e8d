import type { Needs } from '../needs.ts';

/** Commands from our tables to the engine. */
export type CommandKind =
  'start-process' | 'complete-task' | 'correlate-message' | 'start-supervision' | 'stop-supervision';

/** A command as a use-case queues it. Payload is JSON; dates in it are ISO texts. */
export interface CommandInput {
  kind: CommandKind;
  /** case number or clock id: commands of one subject are delivered one at a time, in order */
  subject: string;
  payload: Record<string, unknown>;
  /** given when the caller already stored it; must be unique */
  commandId?: string;
}

/** A command as the relay took it. `attempts` counts this one and is the token that settles it. */
export interface Command {
  id: number;
  commandId: string;
  kind: CommandKind;
  subject: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** What became of a delivery: done (with a word for the record), or nobody waits for the message yet. */
export type Delivery = { result: 'done'; outcome: string; value?: Record<string, unknown> } | { result: 'parked' };

/** How a kind of command is carried out. `deliver` may run twice and must look before it repeats. */
export interface CommandHandler {
  deliver(command: Command): Promise<Delivery>;
  /** Writes the consequence into our tables, in the transaction that closes the command. */
  settled(needs: Needs, command: Command, delivery: Extract<Delivery, { result: 'done' }>): Promise<void>;
}

/** The relay knows kinds only by this table, filled in `domain.ts`. */
export type CommandHandlers = Record<CommandKind, CommandHandler>;
