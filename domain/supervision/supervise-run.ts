import type { CommandHandler, ProcessEngine } from '../exactly-once/index.ts';

/** Process key of the model that turns a clock yellow and red. */
export const SUPERVISING_PROCESS = 'supervise-deadline';

const businessKeyOf = ({ clockId, run }: { clockId: string; run: number }): string => `${clockId}:${run}`;
const nothing = async (): Promise<void> => undefined;

/** `start-supervision`: one process per run of a clock; the engine itself refuses a second with the same business key. */
export const startSupervisionHandler = (engine: ProcessEngine): CommandHandler<'start-supervision'> => ({
  deliver: async ({ payload }) => {
    const { clockId, run, yellowAt, redAt } = payload;
    const variables = { clockId, run, yellowAt, redAt };
    const businessKey = businessKeyOf(payload);
    const { instanceId } = await engine.startProcess({
      definitionKey: SUPERVISING_PROCESS,
      businessKey,
      variables,
    });
    return { result: 'done', outcome: 'started', value: { instanceId } };
  },
  settled: nothing,
});

/** `stop-supervision`: tells the process of that run to end. One that has turned red already has ended by itself. */
export const stopSupervisionHandler = (engine: ProcessEngine): CommandHandler<'stop-supervision'> => ({
  deliver: async ({ payload }) => {
    const businessKey = businessKeyOf(payload);
    const found = await engine.correlateMessage({ name: 'clock-stopped', businessKey });
    return { result: 'done', outcome: found };
  },
  settled: nothing,
});
