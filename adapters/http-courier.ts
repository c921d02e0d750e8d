import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { Courier, CourierParcel } from '../domain/courier/index.ts';
import { asConflict, createSignedHttp, orUndefined, OutsideRefusal } from './signed-http.ts';
import type { SignedSystem } from './signed-http.ts';

const State = Type.Unsafe<CourierParcel['state']>({
  type: 'string',
  enum: ['ordered', 'collected', 'in-transit', 'delivery-failed', 'delivered', 'returned', 'cancelled'],
});

const Parcel = Type.Object({
  clientParcelNo: Type.String({ minLength: 1 }),
  trackingNo: Type.String({ minLength: 1 }),
  state: State,
  tracks: Type.Array(
    Type.Object({
      trackId: Type.String({ minLength: 1 }),
      at: Type.String({ format: 'date-time' }),
      state: State,
      place: Type.String(),
      signedBy: Type.Optional(Type.String()),
    }),
    { maxItems: 1000 },
  ),
});

const toParcel = ({ clientParcelNo, ...parcel }: Static<typeof Parcel>): CourierParcel => ({
  parcelNo: clientParcelNo,
  ...parcel,
});

const segment = encodeURIComponent;

/** The courier's platform over HTTP; the client's parcel number is our key. */
export const createHttpCourier = (settings: Omit<SignedSystem, 'name' | 'title'>): Courier => {
  const system = { name: 'courier', title: '快递平台', ...settings };
  const http = createSignedHttp(system);
  const findParcel = async (parcelNo: string): Promise<CourierParcel | undefined> => {
    const found = await orUndefined(http.ask({ method: 'GET', path: `/parcels/${segment(parcelNo)}`, answer: Parcel }));
    return found && toParcel(found);
  };
  return {
    async orderParcel({ parcelNo: clientParcelNo, ...parcel }) {
      const body = { clientParcelNo, ...parcel };
      return toParcel(await asConflict(system, http.ask({ method: 'POST', path: '/parcels', body, answer: Parcel })));
    },
    findParcel: (parcelNo) => asConflict(system, findParcel(parcelNo)),
    async cancelParcel(parcelNo) {
      try {
        const path = `/parcels/${segment(parcelNo)}/cancel`;
        return toParcel(await http.ask({ method: 'POST', path, answer: Parcel }));
      } catch (error) {
        const isTooLate = error instanceof OutsideRefusal && error.status === 409;
        const moving = isTooLate ? await asConflict(system, findParcel(parcelNo)) : undefined;
        if (moving) return moving;
        return asConflict(system, Promise.reject(error));
      }
    },
    fetchLabel: (parcelNo) => asConflict(system, http.fetchFile(`/parcels/${segment(parcelNo)}/label`)),
  };
};
