import { oneByOne } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import { settleParcelAnswer } from './settle-parcel-answer.ts';
import type { CourierEffectNeeds } from './dispatch-parcel.ts';
import { takeSilentParcels } from './parcel-store.ts';

/** Hours without a track before we ask. */
const SILENT_HOURS = 6;

const queryParcel = async (needs: CourierEffectNeeds, parcelNo: string, actor: Actor): Promise<void> => {
  const answer = await needs.courier.findParcel(parcelNo);
  if (answer) await needs.transact((inside) => settleParcelAnswer(inside, answer, actor));
};

/** Asks the courier about parcels whose tracks may never come. One that fails is asked about again next time. */
export const querySilentParcels = async (
  needs: CourierEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<{ asked: number; failed: number }> => {
  const before = needs.clock.now().minus({ hours: SILENT_HOURS }).toJSDate();
  const parcels = await needs.transact((inside) => takeSilentParcels(inside, before, limit));
  const results = await oneByOne(parcels, ({ parcelNo }) => queryParcel(needs, parcelNo, actor));
  return { asked: parcels.length, failed: results.filter(({ status }) => status === 'rejected').length };
};
