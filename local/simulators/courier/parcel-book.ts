import { createHash, randomUUID } from 'node:crypto';
import type { Ledger, LedgerEntry } from '../ledger.ts';

export type ParcelState =
  'ordered' | 'collected' | 'in-transit' | 'delivery-failed' | 'delivered' | 'returned' | 'cancelled';

export interface Contact {
  name: string;
  phone: string;
  address: string;
}

export interface Track {
  trackId: string;
  at: string;
  state: ParcelState;
  place: string;
  signedBy?: string;
}

export interface Parcel {
  clientParcelNo: string;
  trackingNo: string;
  state: ParcelState;
  sender: Contact;
  recipient: Contact;
  contents: string;
  tracks: Track[];
}

/** Parcels as the ledger tells them. */
export interface ParcelBook {
  list(): Parcel[];
  find(clientParcelNo: string): Parcel | undefined;
  order(parcel: Pick<Parcel, 'clientParcelNo' | 'sender' | 'recipient' | 'contents'>): Parcel;
  track(clientParcelNo: string, state: ParcelState, place: string, signedBy?: string): Track;
}

const apply = (parcels: Map<string, Parcel>, entry: LedgerEntry): void => {
  const no = String(entry['clientParcelNo']);
  if (entry.type === 'parcel-ordered')
    parcels.set(no, { ...(entry['parcel'] as Parcel), state: 'ordered', tracks: [] });
  const parcel = parcels.get(no);
  if (entry.type !== 'parcel-tracked' || !parcel) return;
  const track = entry['track'] as Track;
  parcel.tracks.push(track);
  parcel.state = track.state;
};

const trackingNoFor = (clientParcelNo: string): string => {
  const digits = BigInt(`0x${createHash('sha256').update(clientParcelNo).digest('hex').slice(0, 12)}`).toString();
  return `TB${digits.padStart(15, '0').slice(-12)}CN`;
};

export const openParcelBook = (ledger: Ledger, now: () => Date): ParcelBook => {
  const parcels = new Map<string, Parcel>();
  for (const entry of ledger.entries) apply(parcels, entry);
  const get = (no: string): Parcel => {
    const parcel = parcels.get(no);
    if (!parcel) throw new Error(`no parcel ${no}`);
    return parcel;
  };
  return {
    list: () => [...parcels.values()],
    find: (clientParcelNo) => parcels.get(clientParcelNo),
    order(wanted) {
      const { clientParcelNo } = wanted;
      const parcel = { ...wanted, trackingNo: trackingNoFor(clientParcelNo) };
      apply(parcels, ledger.append('parcel-ordered', { clientParcelNo, parcel }));
      return get(clientParcelNo);
    },
    track(clientParcelNo, state, place, signedBy) {
      const track: Track = {
        trackId: randomUUID(),
        at: now().toISOString(),
        state,
        place,
        ...(signedBy && { signedBy }),
      };
      apply(parcels, ledger.append('parcel-tracked', { clientParcelNo, track }));
      return track;
    },
  };
};
