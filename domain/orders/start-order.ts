import type { CommandHandler, ProcessEngine } from '../exactly-once/index.ts';

/** `start-order`: one process per order, the engine itself refuses a second; nothing is written, its first task tells of it. */
export const startOrderHandler = (engine: ProcessEngine): CommandHandler<'start-order'> => ({
  deliver: async ({ payload }) => {
    const { instanceId } = await engine.startProcess(payload);
    return { result: 'done', outcome: 'started', value: { instanceId } };
  },
  settled: async () => undefined,
});
