import { recordCaseEvent } from '../events/index.ts';
import type { CommandHandler, ProcessEngine } from '../exactly-once/index.ts';
import type { Needs } from '../needs.ts';
import { updateCase } from './case-store.ts';
import { getLockedCase } from './get-case.ts';

const RELAY = { kind: 'system', id: 'outbox-relay' } as const;

const recordStart = async (needs: Needs, caseNo: string, processInstanceId: string): Promise<void> => {
  const found = await getLockedCase(needs, caseNo);
  if (found.processInstanceId !== undefined) return;
  await updateCase(needs, caseNo, { processInstanceId });
  await recordCaseEvent(needs, { caseNo, type: 'ProcessStarted', data: { processInstanceId } }, RELAY);
};

/** `start-process`: starts by the pinned definition; the engine refuses a second start and then answers with the first (decision 0011). */
export const startProcessHandler = (engine: ProcessEngine): CommandHandler<'start-process'> => ({
  deliver: async ({ payload }) => {
    const { definitionKey, definitionId, businessKey, variables } = payload;
    const { instanceId } = await engine.startProcess({ definitionId, definitionKey, businessKey, variables });
    return { result: 'done', outcome: 'started', value: { instanceId } };
  },
  settled: (needs, { payload }, { value }) => recordStart(needs, payload.businessKey, String(value?.instanceId)),
});
