import type { Needs } from '../needs.ts';
import type { Parcel, ParcelTrack } from './parcel.ts';
import { selectParcelsOfCase, selectTracks } from './parcel-store.ts';

type TrackedParcel = Parcel & { tracks: ParcelTrack[] };

/** Every parcel that was to bring the result of a case, the latest first, each with its tracks oldest first. */
export const listParcels = (needs: Needs, caseNo: string): Promise<TrackedParcel[]> =>
  listTracked(needs, caseNo, 'out');

/** The parcels with paper originals the applicant announced, the latest first; the track of a receipt says what was in it. */
export const listMaterialParcels = (needs: Needs, caseNo: string): Promise<TrackedParcel[]> =>
  listTracked(needs, caseNo, 'in');

const listTracked = async (needs: Needs, caseNo: string, direction: Parcel['direction']): Promise<TrackedParcel[]> => {
  const parcels: TrackedParcel[] = [];
  for (const parcel of await selectParcelsOfCase(needs, caseNo, direction))
    parcels.push(await withTracks(needs, parcel));
  return parcels;
};

const withTracks = async (needs: Needs, parcel: Parcel): Promise<TrackedParcel> => ({
  ...parcel,
  tracks: await selectTracks(needs, parcel.parcelNo),
});

/** The latest of them: the one that is on its way, or arrived. */
export const findParcel = async (needs: Needs, caseNo: string): Promise<TrackedParcel | undefined> => {
  const [latest] = await selectParcelsOfCase(needs, caseNo, 'out');
  return latest && withTracks(needs, latest);
};
