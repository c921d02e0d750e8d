import { listSilentClocks, rearmClock } from '../clocks/index.ts';
import { openIncident, type EffectNeeds, type ProcessEngine } from '../exactly-once/index.ts';
import { SUPERVISING_PROCESS } from './supervise-run.ts';

/**
 * Looks after clocks that should have turned and did not: a run the engine knows nothing of is started again; one whose process has
 * ended without a word becomes an incident; one whose process is there is left to it. Returns how many were looked at.
 */
export const repairSupervision = async (
  needs: EffectNeeds & { engine: ProcessEngine },
  { limit }: { limit: number },
): Promise<number> => {
  const silent = await needs.transact((inside) => listSilentClocks(inside, limit));
  for (const { id: clockId, run, caseNo } of silent) {
    const businessKey = `${clockId}:${run}`;
    const process = await needs.engine.findRootInstance({ definitionKey: SUPERVISING_PROCESS, businessKey });
    if (process === undefined) await needs.transact((inside) => rearmClock(inside, { clockId, run }));
    else if (process.isEnded) {
      const incident = { kind: 'supervision-silent', subject: businessKey, ...(caseNo !== undefined && { caseNo }) };
      await needs.transact((inside) => openIncident(inside, { ...incident, message: process.instanceId }));
    }
  }
  return silent.length;
};
