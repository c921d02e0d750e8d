import type { CommandHandler } from './command.ts';
import type { EngineMessage, ProcessEngine } from './process-engine.ts';

type Port = Pick<ProcessEngine, 'correlateMessage' | 'findHistoricVariable' | 'findRootInstance'>;

const isOver = async (engine: Port, { businessKey }: EngineMessage): Promise<boolean> =>
  businessKey !== undefined && (await engine.findRootInstance({ businessKey }))?.isEnded === true;

/**
 * `correlate-message`: delivered until somebody waits for it. It leaves a mark in the engine's own transaction, so that one whose
 * answer was lost is not waited for again. One queued after its process had ended is not waited for at all.
 */
export const correlateMessageHandler = (engine: Port): CommandHandler<'correlate-message'> => ({
  deliver: async ({ payload, commandId, attempts }) => {
    const name = `cmd_${commandId}`;
    const variables = { ...payload.variables, [name]: commandId };
    const heard = await engine.correlateMessage({ ...payload, variables });
    if (heard === 'correlated') return { result: 'done', outcome: 'correlated' };
    if (attempts === 1) return { result: 'parked' };
    if ((await engine.findHistoricVariable({ name })) === commandId) return { result: 'done', outcome: 'correlated' };
    return (await isOver(engine, payload)) ? { result: 'done', outcome: 'overtaken' } : { result: 'parked' };
  },
  settled: async () => undefined,
});
