import { startRunner, type Runner, type RunnerInput } from './runner.ts';
import type { Topic } from './topic.ts';

/** Tasks at once that wait for one outside system. */
const AT_ONE_SYSTEM = 4;

const bySystem = (topics: readonly Topic[]): Map<Topic['waitsFor'], Topic[]> => {
  const groups = new Map<Topic['waitsFor'], Topic[]>();
  for (const topic of topics) groups.set(topic.waitsFor, [...(groups.get(topic.waitsFor) ?? []), topic]);
  return groups;
};

/**
 * A runner for the topics that wait for nobody, and one for those of each outside system: a system that answers slowly fills its own
 * places with tasks that wait, and nobody else's.
 */
export const startRunners = (input: RunnerInput): Runner[] =>
  [...bySystem(input.topics)].map(([system, topics]) =>
    startRunner({ ...input, topics, ...(system !== undefined && { concurrency: AT_ONE_SYSTEM }) }),
  );
