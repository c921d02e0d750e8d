import { performEffect } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { Courier } from './courier.ts';
import { DISPATCH_COURIER, type Dispatch, prepareParcel } from './prepare-parcel.ts';
import { settleParcelAnswer } from './settle-parcel-answer.ts';

export type CourierEffectNeeds = EffectNeeds & { courier: Courier };

/**
 * Orders the parcel that brings the result: the first one of a case, and one for each time the window arranged that a returned one is
 * sent again, however often this runs (《行政许可法》第四十四条).
 */
export const dispatchParcel = async (
  needs: CourierEffectNeeds,
  input: Dispatch,
  actor: Actor,
): Promise<{ parcelNo: string; trackingNo: string }> => {
  const { parcel, seq } = await needs.transact((inside) => prepareParcel(inside, input, actor));
  const { caseNo } = input;
  const { parcelNo } = parcel;
  const { trackingNo } = await performEffect(
    needs,
    { caseNo, activity: DISPATCH_COURIER, seq, kind: 'courier', request: { parcelNo } },
    {
      send: (key) => needs.courier.orderParcel({ ...parcel, parcelNo: key }),
      query: (key) => needs.courier.findParcel(key),
    },
    (inside, answer) => settleParcelAnswer(inside, answer, actor),
  );
  return { parcelNo, trackingNo };
};
