import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import { ALIVE, type Licence } from './licence.ts';
import { selectChanges } from './licence-change-store.ts';
import { selectLicence } from './licence-store.ts';

/** Struck off after its last day, and never ended before. */
const hasRunOut = async (needs: Needs, { id, state, validUntil }: Licence): Promise<boolean> => {
  if (state !== 'cancelled') return false;
  const changes = await selectChanges(needs, id);
  const [first] = changes.filter(({ kind }) => kind !== 'suspend' && kind !== 'lift');
  return first?.kind === 'cancel' && (officeTime(first.decidedAt).toISODate() ?? '') > validUntil;
};

/**
 * The licence that may go on in a renewed one. Suspended meanwhile, expired, or struck off because it had expired, it still may; one
 * that was ended may not: there is nothing left to go on. undefined then.
 */
export const findRenewed = async (needs: Needs, identifier: string): Promise<Licence | undefined> => {
  const licence = await selectLicence(needs, { identifier });
  if (licence === undefined) return undefined;
  return ALIVE.includes(licence.state) || (await hasRunOut(needs, licence)) ? licence : undefined;
};
