import type { Command, CommandHandler, CommandHandlers, WakeUp } from '../domain/exactly-once/index.ts';
import { parkCommand, retryCommand, settleCommand, takeCommands } from '../domain/exactly-once/index.ts';
import type { Needs, Reached, Transact } from '../domain/needs.ts';
import { passes } from './task-fate.ts';
import { startWokenLoop } from './woken-loop.ts';
import type { Running } from './woken-loop.ts';
import type { WorkerLog } from './worker-log.ts';

/** What the relay stands on. `needs` is on the pool: taking a command is one statement of its own. */
export interface RelayInput {
  needs: Needs;
  transact: Transact;
  handlers: CommandHandlers;
  wakeUp: WakeUp;
  reached: Reached;
  log: WorkerLog;
  /** commands of different subjects under way at once */
  concurrency?: number;
}

/** The net under the wake-ups, and how often parked commands are looked at. */
const POLL_MS = 2000;

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown').slice(0, 500);

const deliver = async (input: RelayInput, command: Command): Promise<void> => {
  const handler: CommandHandler = input.handlers[command.kind];
  await input.reached(`relay-before-deliver:${command.kind}`);
  const delivery = await handler.deliver(command);
  await input.reached(`relay-delivered:${command.kind}`);
  if (delivery.result === 'parked') return input.transact((needs) => parkCommand(needs, command));
  await input.transact((needs) => settleCommand(needs, command, delivery, handler));
  await input.reached(`relay-settled:${command.kind}`);
};

const deliverOrRetry = async (input: RelayInput, command: Command): Promise<void> => {
  try {
    await deliver(input, command);
  } catch (error) {
    const failure = { reason: reasonOf(error), passes: passes(error) };
    const fate = await input.transact((needs) => retryCommand(needs, command, failure));
    const fields = { err: error, commandId: command.commandId, kind: command.kind, attempts: command.attempts };
    if (fate === 'dead') input.log.error(fields, 'command given up');
    else input.log.warn(fields, 'command will be tried again');
  }
};

/** Carries commands from our tables to the engine: one at a time per subject, many subjects at once. */
export const startOutboxRelay = async (input: RelayInput): Promise<Running> => {
  const concurrency = input.concurrency ?? 8;
  const underWay = new Set<Promise<void>>();
  let unparkedAt = 0;
  let wake: () => void = () => undefined;
  const start = (command: Command) => {
    const delivery = deliverOrRetry(input, command)
      .catch((error: unknown) =>
        input.log.error({ err: error, commandId: command.commandId }, 'command left to its lease'),
      )
      .finally(() => {
        underWay.delete(delivery);
        // the next one of its subject waited for it
        wake();
      });
    underWay.add(delivery);
  };
  const round = async () => {
    const free = concurrency - underWay.size;
    if (free <= 0) return false;
    const isTimeToUnpark = Date.now() - unparkedAt >= POLL_MS;
    if (isTimeToUnpark) unparkedAt = Date.now();
    const commands = await takeCommands(input.needs, free, isTimeToUnpark);
    commands.forEach(start);
    return false;
  };
  const loop = await startWokenLoop({ ...input, name: 'outbox-relay', channel: 'outbox', pollEvery: POLL_MS, round });
  wake = loop.wake;
  return {
    wake,
    stop: async () => {
      await loop.stop();
      await Promise.all(underWay);
    },
  };
};
