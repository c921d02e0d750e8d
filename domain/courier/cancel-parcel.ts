import { performEffect } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { CourierEffectNeeds } from './dispatch-parcel.ts';
import { settleParcelAnswer } from './settle-parcel-answer.ts';
import { lockParcel, selectParcelsOfCase } from './parcel-store.ts';
import { settleTrack } from './settle-track.ts';

/** Cancels the result's latest parcel under a key of its own. `too-late`: it is on its way. Nothing happens when there is none. */
export const cancelParcel = async (
  needs: CourierEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<'nothing' | 'cancelled' | 'too-late'> => {
  const [parcel] = await needs.transact((inside) => selectParcelsOfCase(inside, caseNo, 'out'));
  if (!parcel) return 'nothing';
  const { parcelNo, seq } = parcel;
  const answer = await performEffect(
    needs,
    { caseNo, activity: 'cancel-parcel', seq, kind: 'courier', request: { parcelNo } },
    {
      send: () => needs.courier.cancelParcel(parcelNo),
      query: async () => {
        const known = await needs.courier.findParcel(parcelNo);
        return known?.state === 'ordered' ? undefined : known;
      },
    },
    async (inside, { state, ...rest }) => {
      await settleParcelAnswer(inside, { state, ...rest }, actor);
      const held = await lockParcel(inside, parcelNo);
      const track = {
        trackId: `${parcelNo}-cancelled`,
        at: inside.clock.now().toISO() ?? '',
        state,
        place: '寄件人取消',
      };
      if (held && state === 'cancelled') await settleTrack(inside, held, track, actor);
    },
  );
  return answer.state === 'cancelled' ? 'cancelled' : 'too-late';
};
