import type { LapsedRun } from '../domain/clocks/index.ts';
import { DomainError } from '../domain/errors.ts';
import type { TopicContext } from './topic.ts';

/**
 * Silence has spoken: its limit was not met, which is red. The red timer is due at the same instant and would find the limit stopped,
 * so red is written here, once whoever comes first. What the law makes of silence never waits for supervision: an office without a
 * process for its orders gets a line in the log.
 */
export const turnLapsedRed = async (
  { transact, actor, log }: Pick<TopicContext, 'transact' | 'actor' | 'log'>,
  lapsed: LapsedRun | undefined,
): Promise<void> => {
  if (lapsed === undefined) return;
  try {
    await transact((domain) => domain.supervision.turnLight({ ...lapsed, colour: 'red' }, actor));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ err: error, clockId: lapsed.clockId }, 'a limit that lapsed could not be turned red');
  }
};
