import { receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CourierState } from './courier.ts';
import { courierClientMismatch, parcelMismatch, parcelUnknown } from './courier-errors.ts';
import { lockParcel } from './parcel-store.ts';
import { settleTrack } from './settle-track.ts';

/** A track pushed by the courier; signature checked. */
export interface TrackNotice {
  eventId: string;
  client: string;
  parcelNo: string;
  trackingNo: string;
  trackId: string;
  /** ISO instant */
  at: string;
  state: CourierState;
  place: string;
  signedBy?: string | undefined;
}

export const COURIER_PROVIDER = 'courier';

/** Takes in a track once per event id, whatever order they come in. Answers the word kept: moved, or noted. */
export const recordTrack = async (
  needs: Needs,
  { notice, client }: { notice: TrackNotice; client: string },
  actor: Actor,
): Promise<{ outcome: string; isRepeat: boolean }> => {
  if (notice.client !== client) throw courierClientMismatch();
  const { eventId, parcelNo, trackingNo, trackId, state, at } = notice;
  const body = { parcelNo, trackingNo, trackId, state, at };
  return receiveOnce(needs, { provider: COURIER_PROVIDER, eventId, body }, async () => {
    const parcel = await lockParcel(needs, parcelNo);
    if (!parcel) throw parcelUnknown();
    if (parcel.trackingNo !== undefined && parcel.trackingNo !== trackingNo) throw parcelMismatch();
    return (await settleTrack(needs, parcel, notice, actor)) ? 'moved' : 'noted';
  });
};
