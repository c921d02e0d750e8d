import type { CourierState } from './courier.ts';

export type ParcelState = 'intended' | CourierState;

/** A parcel of a case: `out` = the result to the applicant, `in` = papers to the authority. */
export interface Parcel {
  /** our number, the same for ever */
  parcelNo: string;
  caseNo: string;
  direction: 'in' | 'out';
  /** 0 = the first; one that came back may be followed by another */
  seq: number;
  state: ParcelState;
  trackingNo: string | undefined;
  createdAt: Date;
  deliveredAt: Date | undefined;
  signedBy: string | undefined;
}

export interface ParcelTrack {
  at: Date;
  state: ParcelState;
  place: string;
}

/** 中文状态名 */
export const PARCEL_STATE_NAMES: Readonly<Record<ParcelState, string>> = {
  intended: '下单中',
  ordered: '待揽收',
  collected: '已揽收',
  'in-transit': '运输中',
  'delivery-failed': '投递未成功',
  delivered: '已签收',
  returned: '已退回',
  cancelled: '已取消',
};

const RANK: Readonly<Record<ParcelState, number>> = {
  intended: 0,
  ordered: 1,
  collected: 2,
  'in-transit': 3,
  'delivery-failed': 4,
  delivered: 5,
  returned: 5,
  cancelled: 5,
};

/** Tracks come late and out of order; a parcel only ever moves on, and an end is an end. */
export const mayMove = (from: ParcelState, to: ParcelState): boolean => RANK[to] > RANK[from];

/** It brings nobody anything any more: the window arranges anew how the result gets there. */
export const isLost = (state: ParcelState): boolean => state === 'returned' || state === 'cancelled';
