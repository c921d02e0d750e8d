import type { CommandHandler } from './command.ts';
import type { ProcessEngine } from './process-engine.ts';

/**
 * `correlate-message`: delivered until somebody waits for it. It leaves a mark in the engine's own transaction, so that one whose
 * answer was lost is not waited for again.
 */
export const correlateMessageHandler = (engine: ProcessEngine): CommandHandler<'correlate-message'> => ({
  deliver: async ({ payload, commandId, attempts }) => {
    const name = `cmd_${commandId}`;
    const variables = { ...payload.variables, [name]: commandId };
    const heard = await engine.correlateMessage({ ...payload, variables });
    if (heard === 'correlated') return { result: 'done', outcome: 'correlated' };
    const wasHeard = attempts > 1 && (await engine.findHistoricVariable({ name })) === commandId;
    return wasHeard ? { result: 'done', outcome: 'correlated' } : { result: 'parked' };
  },
  settled: async () => undefined,
});
