import { resolveIncident } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { parcelNotReturned } from './courier-errors.ts';
import { isLost, type Parcel } from './parcel.ts';
import { selectParcelsOfCase } from './parcel-store.ts';

/** The model has taken up that the latest parcel of the case came back or was called off: nobody else has to. Errors: parcel-not-returned. */
export const takeUpReturn = async (needs: Needs, caseNo: string, actor: Actor): Promise<Parcel> => {
  const [parcel] = await selectParcelsOfCase(needs, caseNo, 'out');
  if (parcel === undefined || !isLost(parcel.state)) throw parcelNotReturned();
  await resolveIncident(needs, { kind: 'parcel-returned', subject: parcel.parcelNo }, actor);
  return parcel;
};
