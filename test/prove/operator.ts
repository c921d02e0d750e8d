import { createTransact } from '../../adapters/postgres.ts';
import { RETRYABLE } from '../../domain/exactly-once/index.ts';
import { runRetryCommand } from '../../workers/retry/retry-command.ts';
import { FixedClock } from '../support/clock.ts';
import type { TestStack } from '../support/stack.ts';

/**
 * What an operator does once the deaths are over: work of which so many workers died that the product gave it up, and said so, is sent
 * out again by `npm run retry`. Answers how much there was. What is given up again stays so, and the checker names it.
 */
export const sendOutAgain = async ({ db, engine }: TestStack): Promise<number> => {
  const clock = new FixedClock();
  const needs = { transact: createTransact(db, clock), clock, reached: () => undefined, engine, say: () => undefined };
  const numbers: number[] = await db('incidents').where({ state: 'open' }).whereIn('kind', RETRYABLE).pluck('number');
  await runRetryCommand(needs, numbers.map(String), { kind: 'system', id: 'operator' });
  return numbers.length;
};
