import { receiveOnce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CourierState } from './courier.ts';
import { courierClientMismatch, parcelMismatch, parcelUnanswered, parcelUnknown } from './courier-errors.ts';
import type { Parcel } from './parcel.ts';
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

const checkNotice = (notice: TrackNotice, parcel: Parcel): void => {
  // nothing to compare with yet, and what cannot be compared is not believed: whoever asks the courier next learns of the track
  if (parcel.trackingNo === undefined && parcel.state === 'intended') throw parcelUnanswered();
  if (parcel.trackingNo !== undefined && parcel.trackingNo !== notice.trackingNo) throw parcelMismatch();
};

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
    checkNotice(notice, parcel);
    return (await settleTrack(needs, parcel, notice, actor)) ? 'moved' : 'noted';
  });
};
