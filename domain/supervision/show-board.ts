import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import { readLightsByDepartment, readLightsByItem, sumLights } from './lights-reader.ts';
import type { LightCounts, LightGroup, SupervisionEvent } from './supervision-event.ts';
import { selectSupervisionEvents } from './supervision-store.ts';

export interface Board {
  at: DateTime;
  totals: LightCounts;
  departments: LightGroup[];
  items: LightGroup[];
  /** newest first, at most 50 */
  warnings: SupervisionEvent[];
}

/** The lights of all open tasks as they are now, and what the supervising processes wrote last. */
export const showBoard = async (needs: Needs): Promise<Board> => {
  const departments = await readLightsByDepartment(needs);
  return {
    at: needs.clock.now(),
    totals: sumLights(departments),
    departments,
    items: await readLightsByItem(needs),
    warnings: await selectSupervisionEvents(needs, { limit: 50 }),
  };
};

export const listSupervisionEvents = (needs: Needs, caseNo: string): Promise<SupervisionEvent[]> =>
  selectSupervisionEvents(needs, { caseNo, limit: 200 });
