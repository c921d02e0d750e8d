import { DomainError } from '../errors.ts';
import type { CommandHandler, ProcessEngine } from '../exactly-once/index.ts';
import { settleDecision } from './settle-decision.ts';

/** Written by the engine in the transaction that completes the task: proof of whose completion it was. */
const proofName = (taskId: string): string => `cmd_${taskId}`;

const isGone = (error: unknown): boolean => error instanceof DomainError && error.code === 'engine-task-gone';

/**
 * `complete-task`: told to the engine until it is certain what became of it. A task that is gone was completed by this very command
 * if the engine kept its proof (the reply was lost), else the process had gone another way.
 */
export const completeTaskHandler = (engine: ProcessEngine): CommandHandler<'complete-task'> => ({
  deliver: async ({ payload, commandId }) => {
    const { taskId, processInstanceId, variables } = payload;
    const name = proofName(taskId);
    try {
      await engine.completeTask({ taskId, variables: { ...variables, [name]: commandId } });
      return { result: 'done', outcome: 'completed' };
    } catch (error) {
      if (!isGone(error)) throw error;
      const proof = await engine.findHistoricVariable({ processInstanceId, name });
      return { result: 'done', outcome: proof === commandId ? 'completed' : 'overtaken' };
    }
  },
  settled: (needs, { payload }, { outcome }) => {
    const { taskId } = payload;
    return settleDecision(needs, { taskId, outcome: outcome === 'completed' ? 'completed' : 'overtaken' });
  },
});
