import type { CommandHandler, ProcessEngine, SupervisedRun } from '../exactly-once/index.ts';

/** Process key of the model that turns a clock yellow and red. */
export const SUPERVISING_PROCESS = 'supervise-deadline';

/**
 * `<clock id>:<run>`, later attempts `<clock id>:<run>:<attempt>`: the engine lets nobody start a business key twice, so a process
 * that was lost is followed by one with a key of its own. Commands queued by earlier versions name no attempt.
 */
const businessKeyOf = ({ clockId, run, attempt = 1 }: Partial<SupervisedRun>): string =>
  attempt === 1 ? `${clockId}:${run}` : `${clockId}:${run}:${attempt}`;

const nothing = async (): Promise<void> => undefined;

/** `start-supervision`: one process per attempt; the engine itself refuses a second with the same business key. */
export const startSupervisionHandler = (engine: ProcessEngine): CommandHandler<'start-supervision'> => ({
  deliver: async ({ payload }) => {
    const { clockId, run, yellowAt, orangeAt, redAt } = payload;
    const variables = { clockId, run, yellowAt, orangeAt, redAt };
    const businessKey = businessKeyOf(payload);
    const { instanceId } = await engine.startProcess({ definitionKey: SUPERVISING_PROCESS, businessKey, variables });
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
