/** The courier's platform as we need it. Every call may be repeated with the same parcel number. */
export interface Courier {
  /** Orders a parcel under our number, or answers the one that is there. */
  orderParcel(parcel: NewCourierParcel): Promise<CourierParcel>;
  /** undefined: the courier knows no parcel with this number */
  findParcel(parcelNo: string): Promise<CourierParcel | undefined>;
  /** Cancels before collection. Answers the parcel as it is afterwards: `collected` or later when it was too late. */
  cancelParcel(parcelNo: string): Promise<CourierParcel>;
  /** The label to stick on, as an image. */
  fetchLabel(parcelNo: string): Promise<{ mediaType: string; bytes: Buffer }>;
}

/** `delivery-failed`: nobody took it in this time; it is tried again or goes back. */
export type CourierState =
  'ordered' | 'collected' | 'in-transit' | 'delivery-failed' | 'delivered' | 'returned' | 'cancelled';

export interface CourierContact {
  name: string;
  phone: string;
  address: string;
}

export interface NewCourierParcel {
  parcelNo: string;
  sender: CourierContact;
  recipient: CourierContact;
  contents: string;
}

export interface CourierTrack {
  /** the courier's id of this track */
  trackId: string;
  /** ISO instant */
  at: string;
  state: CourierState;
  place: string;
  signedBy?: string | undefined;
}

export interface CourierParcel {
  parcelNo: string;
  trackingNo: string;
  state: CourierState;
  tracks: CourierTrack[];
}
