import { performEffect } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { Courier } from './courier.ts';
import { DISPATCH_COURIER, prepareParcel } from './prepare-parcel.ts';
import { settleParcelAnswer } from './settle-parcel-answer.ts';

export type CourierEffectNeeds = EffectNeeds & { courier: Courier };

/** Orders the parcel that brings the result: one per case, however often this runs (《行政许可法》第四十四条). */
export const dispatchParcel = async (
  needs: CourierEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<{ parcelNo: string; trackingNo: string }> => {
  const parcel = await needs.transact((inside) => prepareParcel(inside, caseNo, actor));
  const { parcelNo } = parcel;
  const { trackingNo } = await performEffect(
    needs,
    { caseNo, activity: DISPATCH_COURIER, seq: 0, kind: 'courier', request: { parcelNo } },
    {
      send: (key) => needs.courier.orderParcel({ ...parcel, parcelNo: key }),
      query: (key) => needs.courier.findParcel(key),
    },
    (inside, answer) => settleParcelAnswer(inside, answer, actor),
  );
  return { parcelNo, trackingNo };
};
