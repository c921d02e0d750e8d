import { bindNeeds, type Needs } from '../needs.ts';
import { cancelParcel } from './cancel-parcel.ts';
import { dispatchParcel } from './dispatch-parcel.ts';
import type { CourierEffectNeeds } from './dispatch-parcel.ts';
import { announceParcel } from './announce-parcel.ts';
import { findParcel, listMaterialParcels, listParcels } from './find-parcel.ts';
import { querySilentParcels } from './query-parcels.ts';
import { receiveParcel } from './receive-parcel.ts';
import { recordTrack } from './record-track.ts';
import { takeUpReturn } from './take-up-return.ts';

export type * from './courier.ts';
export * from './courier-errors.ts';
export type { Dispatch } from './prepare-parcel.ts';
export type { CourierEffectNeeds } from './dispatch-parcel.ts';
export type { Parcel, ParcelState, ParcelTrack } from './parcel.ts';
export { PARCEL_STATE_NAMES } from './parcel.ts';
export type { TrackNotice } from './record-track.ts';
export { COURIER_PROVIDER } from './record-track.ts';
export { cancelParcel, dispatchParcel, findParcel, listParcels, querySilentParcels, recordTrack };

export const createCourier = (needs: Needs) =>
  bindNeeds(needs, {
    announceParcel,
    findParcel,
    listMaterialParcels,
    listParcels,
    receiveParcel,
    recordTrack,
    takeUpReturn,
  });

/** Those that ask the courier, and so open their own transactions. */
export const createCourierEffects = (needs: CourierEffectNeeds) =>
  bindNeeds(needs, { cancelParcel, dispatchParcel, querySilentParcels });
