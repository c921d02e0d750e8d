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

/** `start-process`: looks for the business key first, starts by the pinned definition, never twice. */
export const startProcessHandler = (engine: ProcessEngine): CommandHandler<'start-process'> => ({
  deliver: async ({ payload }) => {
    const { definitionKey, definitionId, businessKey, variables } = payload;
    const known = await engine.findRootInstance({ definitionKey, businessKey });
    const { instanceId } = known ?? (await engine.startProcess({ definitionId, businessKey, variables }));
    return { result: 'done', outcome: known === undefined ? 'started' : 'started-before', value: { instanceId } };
  },
  settled: (needs, { payload }, { value }) => recordStart(needs, payload.businessKey, String(value?.instanceId)),
});
