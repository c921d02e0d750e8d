import type { Actor, Needs } from '../needs.ts';
import type { EffectNeeds } from './effect.ts';
import { TOPIC_FAILED } from './incident.ts';
import { selectOpenSubjects } from './incident-store.ts';
import { resolveIncident } from './open-incident.ts';

/** Which of these external tasks the engine no longer has: done, or taken away by a path the diagram took meanwhile. */
export type FindGoneWork = (needs: Needs, externalTaskIds: readonly string[]) => Promise<string[]>;

/**
 * Closes incidents about work that nobody will do any more, as when a withdrawal took the case out of the step that failed: a person
 * who looked would find nothing to send out again. Returns how many were closed.
 */
export const settleTakenWork = (
  { transact, findGoneWork }: EffectNeeds & { findGoneWork: FindGoneWork },
  { limit }: { limit: number },
  actor: Actor,
): Promise<number> =>
  transact(async (needs) => {
    const failed = await selectOpenSubjects(needs, TOPIC_FAILED, limit);
    const gone = failed.length === 0 ? [] : await findGoneWork(needs, failed);
    for (const subject of gone) await resolveIncident(needs, { kind: TOPIC_FAILED, subject }, actor);
    return gone.length;
  });
