import { setTimeout as wait } from 'node:timers/promises';
import type { PlainEngine, PlainWork, Variables } from './plain-engine.ts';

/** A case as a plain client drives it: what every work and every person answers, and what comes from outside afterwards. */
export interface PlainStory {
  processKey: string;
  variables(caseNo: string): Variables;
  /** topic → what its worker answers */
  work: Record<string, Variables>;
  /** user task → what the person answers */
  decisions: Record<string, Variables>;
  /** topic → message that follows it, and what it tells */
  messages: Record<string, { name: string; variables: Variables }>;
  /** the topic whose completion ends the case */
  lastTopic: string;
}

const POLL_MS = 100;

/**
 * Plays `total` cases, `atOnce` at a time: starts them, works for all topics with one long poll, lists the open tasks every 100 ms,
 * claims and completes them, tells the messages. Resolves when all have ended.
 */
export const playPlainCases = async (
  engine: PlainEngine,
  story: PlainStory,
  { prefix, total, atOnce }: { prefix: string; total: number; atOnce: number },
): Promise<void> => {
  let [started, ended] = [0, 0];
  const taken = new Set<string>();
  const failed: Error[] = [];
  const isOver = (): boolean => ended >= total || failed.length > 0;
  const note = (error: unknown): void => void failed.push(error instanceof Error ? error : new Error(String(error)));

  const startNext = async (): Promise<void> => {
    if (started >= total) return;
    const caseNo = `${prefix}-${(started += 1)}`;
    await engine.start(story.processKey, caseNo, story.variables(caseNo));
  };
  const work = async ({ id, topicName, businessKey }: PlainWork): Promise<void> => {
    await engine.completeWork(id, story.work[topicName] ?? {});
    const message = story.messages[topicName];
    if (message !== undefined) await engine.tell(message.name, businessKey, message.variables);
    if (topicName !== story.lastTopic) return;
    ended += 1;
    await startNext();
  };
  const workLoop = async (): Promise<void> => {
    const topics = Object.keys(story.work);
    while (!isOver()) for (const one of await engine.fetchWork(topics)) void work(one).catch(note);
  };
  const deskLoop = async (): Promise<void> => {
    while (!isOver()) {
      const open = (await engine.listTasks()).filter(({ id }) => !taken.has(id));
      for (const { id, taskDefinitionKey } of open) {
        taken.add(id);
        void engine.completeTask(id, 'clerk', story.decisions[taskDefinitionKey] ?? {}).catch(note);
      }
      await wait(POLL_MS);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, total) }, startNext));
  await Promise.all([workLoop(), deskLoop()]);
  if (failed[0] !== undefined) throw failed[0];
};
