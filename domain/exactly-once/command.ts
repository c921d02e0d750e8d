import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import type { EngineMessage, EngineVariables } from './process-engine.ts';

/** A run of a clock as the engine supervises it. */
export interface SupervisedRun {
  clockId: string;
  run: number;
  /** from 1; a run whose process was lost is supervised by another one */
  attempt: number;
  yellowAt: DateTime;
  /** between yellow and red, for models that make use of it */
  orangeAt: DateTime;
  redAt: DateTime;
}

/** What each kind of command to the engine carries. */
export interface CommandPayloads {
  /** `definitionId` is pinned; `definitionKey` is its process key, by which an earlier start is found */
  'start-process': { definitionId: string; definitionKey: string; businessKey: string; variables: EngineVariables };
  /** the same for an order about a limit that ran out */
  'start-order': { definitionId: string; definitionKey: string; businessKey: string; variables: EngineVariables };
  /** only the variables the form declares */
  'complete-task': { taskId: string; processInstanceId: string; variables: EngineVariables };
  'correlate-message': EngineMessage;
  'start-supervision': SupervisedRun;
  'stop-supervision': Pick<SupervisedRun, 'clockId' | 'run' | 'attempt'>;
}
export type CommandKind = keyof CommandPayloads;

/** A command as a use-case queues it. */
export interface CommandInput<Kind extends CommandKind = CommandKind> {
  kind: Kind;
  /** case number, order id or clock id: commands of one subject are delivered one at a time, in order */
  subject: string;
  payload: CommandPayloads[Kind];
  /** given when the caller already stored it; must be unique */
  commandId?: string;
}

/** Deliveries that failed since one got through; finding nobody who waits for a message is none. */
export interface FailureCount {
  failures: number;
  /** those that pass by themselves, counted apart: an outage uses up nothing */
  passingFailures: number;
}

/** A command as the relay took it. `attempts` counts this one and is the token that settles it. */
export interface Command<Kind extends CommandKind = CommandKind> extends FailureCount {
  id: number;
  commandId: string;
  kind: Kind;
  subject: string;
  payload: CommandPayloads[Kind];
  attempts: number;
}

/** What became of a delivery: done (with a word for the record), or nobody waits for the message yet. */
export type Delivery = { result: 'done'; outcome: string; value?: Record<string, unknown> } | { result: 'parked' };
export type Delivered = Extract<Delivery, { result: 'done' }>;

/** How a kind of command is carried out. `deliver` may run twice and must look before it repeats. */
export interface CommandHandler<Kind extends CommandKind = CommandKind> {
  deliver(command: Command<Kind>): Promise<Delivery>;
  /** Writes the consequence into our tables, in the transaction that closes the command. */
  settled(needs: Needs, command: Command<Kind>, delivery: Delivered): Promise<void>;
}

/** The relay knows kinds only by this table, filled in `domain.ts`. */
export type CommandHandlers = { [Kind in CommandKind]: CommandHandler<Kind> };
