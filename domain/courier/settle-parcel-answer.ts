import { recordCaseEvent } from '../events/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CourierParcel } from './courier.ts';
import { parcelUnknown } from './courier-errors.ts';
import { mayMove } from './parcel.ts';
import { lockParcel, updateParcel } from './parcel-store.ts';
import { settleTracks } from './settle-track.ts';

/** What the courier answered, brought into our row as far as it moves it forward. */
export const settleParcelAnswer = async (needs: Needs, answer: CourierParcel, actor: Actor): Promise<void> => {
  const { parcelNo, trackingNo, tracks } = answer;
  const parcel = await lockParcel(needs, parcelNo);
  if (!parcel) throw parcelUnknown();
  if (mayMove(parcel.state, 'ordered')) {
    await updateParcel(needs, parcelNo, { state: 'ordered', trackingNo });
    await recordCaseEvent(
      needs,
      { caseNo: parcel.caseNo, type: 'ParcelOrdered', data: { parcelNo, trackingNo } },
      actor,
    );
  } else if (parcel.trackingNo === undefined) await updateParcel(needs, parcelNo, { trackingNo });
  await settleTracks(needs, (await lockParcel(needs, parcelNo)) ?? parcel, tracks, actor);
};
