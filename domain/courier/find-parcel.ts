import type { Needs } from '../needs.ts';
import type { Parcel, ParcelTrack } from './parcel.ts';
import { selectParcelOfCase, selectTracks } from './parcel-store.ts';

/** The parcel that brings the result of a case, with its tracks oldest first, for screens. */
export const findParcel = async (
  needs: Needs,
  caseNo: string,
): Promise<(Parcel & { tracks: ParcelTrack[] }) | undefined> => {
  const parcel = await selectParcelOfCase(needs, caseNo, 'out');
  return parcel && { ...parcel, tracks: await selectTracks(needs, parcel.parcelNo) };
};
