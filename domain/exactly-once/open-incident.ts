import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Incident, IncidentInput } from './incident.ts';
import * as incidents from './incident-store.ts';

/** Opens an incident, once per (kind, subject) until it is resolved; answers its number. */
export const openIncident = async (needs: Needs, input: IncidentInput): Promise<number> =>
  (await incidents.insertIncident(needs, input)) ?? incidents.selectOpenIncidentNumber(needs, input);

/** Closes an incident, by its id or by what it was about; nothing happens when none is open. */
export const resolveIncident = async (
  needs: Needs,
  which: { id: string } | { kind: string; subject: string },
  actor: Actor,
): Promise<void> => {
  for (const id of await incidents.updateIncidentResolved(needs, which, actor))
    await writeAuditLine(needs, { action: 'resolve-incident', subjectKind: 'incident', subjectId: id }, actor);
};

/** What people still have to look at, oldest first. */
export const listOpenIncidents = (needs: Needs, caseNo?: string): Promise<Incident[]> =>
  incidents.selectOpenIncidents(needs, caseNo);

/** How often somebody has looked at this and found it settled. */
export const countResolvedIncidents = (needs: Needs, of: Pick<IncidentInput, 'kind' | 'subject'>): Promise<number> =>
  incidents.countResolved(needs, of);
