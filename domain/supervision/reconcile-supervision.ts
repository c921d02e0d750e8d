import { rearmClock } from '../clocks/index.ts';
import { countResolvedIncidents, openIncident, type EffectNeeds, type ProcessEngine } from '../exactly-once/index.ts';
import { DomainError } from '../errors.ts';
import type { Actor, Needs } from '../needs.ts';
import type { FindDamage, SupervisionDamage } from './supervision-damage.ts';

/** After so many attempts a person is asked; an incident that is resolved gives as many again. */
export const MAX_SUPERVISIONS = 3;

/** Kind of the incident about a run whose supervision is lost again and again; its subject is `<clock id>:<run>`. */
const SUPERVISION_LOST = 'supervision-lost';

type ReconcileNeeds = EffectNeeds & { engine: ProcessEngine; findDamage: FindDamage };
type Lost = Extract<SupervisionDamage, { kind: 'lost' }>;

/** Another attempt, or an incident; `false` when the engine's remains are to be left alone. */
const beginAnew = async (needs: Needs, { clockId, run, attempt, caseNo }: Lost, actor: Actor): Promise<boolean> => {
  const incident = { kind: SUPERVISION_LOST, subject: `${clockId}:${run}` };
  const allowed = MAX_SUPERVISIONS * (1 + (await countResolvedIncidents(needs, incident)));
  if (attempt < allowed) return rearmClock(needs, { clockId, run, attempt }, actor);
  const message = `supervision lost ${attempt} times`;
  await openIncident(needs, { ...incident, message, ...(caseNo !== undefined && { caseNo }) });
  return false;
};

const repair = async (needs: ReconcileNeeds, damage: SupervisionDamage, actor: Actor): Promise<void> => {
  if (damage.kind === 'shifted') return needs.engine.setJobDueDate(damage);
  if (damage.kind === 'stray') return needs.engine.cancelInstance(damage.instanceId);
  const isBegun = await needs.transact((inside) => beginAnew(inside, damage, actor));
  if (isBegun && damage.instanceId !== undefined) await needs.engine.cancelInstance(damage.instanceId);
};

/**
 * Makes the engine supervise exactly the runs our clocks want supervised: lost processes are begun anew, timers set right, strays
 * ended. Nothing is told twice, whatever is repaired: events are written once per run and colour. Returns how many differences
 * there were.
 */
export const reconcileSupervision = async (
  needs: ReconcileNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<number> => {
  const damages = await needs.transact((inside) => needs.findDamage(inside, limit));
  const failures: unknown[] = [];
  for (const damage of damages)
    await repair(needs, damage, actor).catch((error: unknown) => {
      // One that the engine refuses must not keep the others from being repaired; one that does not answer answers nobody.
      if (error instanceof DomainError && error.kind === 'unavailable') throw error;
      failures.push(error);
    });
  if (failures.length > 0) throw failures[0];
  return damages.length;
};
