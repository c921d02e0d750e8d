import { writeAuditLine } from '../audit/index.ts';
import type { Actor } from '../needs.ts';
import type { EffectNeeds } from './effect.ts';
import { incidentNotRetryable } from './exactly-once-errors.ts';
import { COMMAND_DEAD, type Incident, TOPIC_FAILED } from './incident.ts';
import { selectOpenIncidentOf } from './incident-store.ts';
import type { ProcessEngine } from './process-engine.ts';
import { reviveCommand } from './settle-command.ts';

/** What can be sent out again once its cause is mended; other incidents are settled where they came from. */
export const RETRYABLE = [TOPIC_FAILED, COMMAND_DEAD];

type RetryNeeds = EffectNeeds & { engine: Pick<ProcessEngine, 'setExternalTaskRetries'> };

/**
 * A person has mended the cause: the work of this incident, known by its number or by what it is about, is handed out again. The
 * incident stays open until the work is done, which closes it.
 */
export const retryIncident = async (
  { transact, engine }: RetryNeeds,
  { incident: which }: { incident: string },
  actor: Actor,
): Promise<Incident> => {
  const incident = await transact((needs) => selectOpenIncidentOf(needs, which, RETRYABLE));
  if (incident === undefined) throw incidentNotRetryable();
  const { id, kind, subject, number } = incident;
  if (kind === TOPIC_FAILED) await engine.setExternalTaskRetries({ externalTaskId: subject, retries: 1 });
  await transact(async (needs) => {
    if (kind === COMMAND_DEAD) await reviveCommand(needs, subject);
    const details = { kind, subject, number };
    await writeAuditLine(needs, { action: 'retry-incident', subjectKind: 'incident', subjectId: id, details }, actor);
  });
  return incident;
};
