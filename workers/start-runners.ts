import type { WakeUp } from '../domain/exactly-once/index.ts';
import { startRunner, type Runner, type RunnerInput } from './runner.ts';
import type { Topic } from './topic.ts';

/** Tasks at once that wait for one outside system. */
const AT_ONE_SYSTEM = 4;

const bySystem = (topics: readonly Topic[]): Map<Topic['waitsFor'], Topic[]> => {
  const groups = new Map<Topic['waitsFor'], Topic[]>();
  for (const topic of topics) groups.set(topic.waitsFor, [...(groups.get(topic.waitsFor) ?? []), topic]);
  return groups;
};

/** What all runners stand on, and who tells them that the engine has work of a topic. */
export interface RunnersInput extends RunnerInput {
  wakeUp: WakeUp;
}

export interface Runners {
  workerIds: readonly string[];
  /** As that of a runner: resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/**
 * A runner for the topics that wait for nobody, and one for those of each outside system: a system that answers slowly fills its own
 * places with tasks that wait, and nobody else's. Each is woken for its own topics, and all are after the connection broke.
 */
export const startRunners = async ({ wakeUp, ...input }: RunnersInput): Promise<Runners> => {
  const runners: Runner[] = [];
  const byTopic = new Map<string, Runner>();
  // heard before the first look, so that nothing falls between the two
  const unlisten = await wakeUp.listen('external-tasks', (topic) => {
    if (topic === '') for (const runner of runners) runner.wake();
    else byTopic.get(topic)?.wake();
  });
  for (const [system, topics] of bySystem(input.topics)) {
    const runner = startRunner({ ...input, topics, ...(system !== undefined && { concurrency: AT_ONE_SYSTEM }) });
    runners.push(runner);
    for (const { name } of topics) byTopic.set(name, runner);
  }
  return {
    workerIds: runners.map(({ workerId }) => workerId),
    stop: async () => {
      await Promise.all([unlisten(), ...runners.map((runner) => runner.stop())]);
    },
  };
};
