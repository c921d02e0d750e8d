import type { Needs } from '../needs.ts';
import type { Parcel, ParcelState, ParcelTrack } from './parcel.ts';

interface ParcelRow {
  parcel_no: string;
  case_no: string;
  direction: Parcel['direction'];
  seq: number;
  state: ParcelState;
  tracking_no: string | null;
  created_at: Date;
  delivered_at: Date | null;
  signed_by: string | null;
}

const toParcel = (row: ParcelRow): Parcel => ({
  parcelNo: row.parcel_no,
  caseNo: row.case_no,
  direction: row.direction,
  seq: row.seq,
  state: row.state,
  trackingNo: row.tracking_no ?? undefined,
  createdAt: row.created_at,
  deliveredAt: row.delivered_at ?? undefined,
  signedBy: row.signed_by ?? undefined,
});

/** Written before anything is sent; true the first time. */
export const insertParcel = async (
  { db, clock }: Needs,
  parcel: Pick<Parcel, 'parcelNo' | 'caseNo' | 'direction' | 'seq'> & { arrangedBy: string | undefined },
): Promise<boolean> => {
  const rows = await db('parcels')
    .insert({
      parcel_no: parcel.parcelNo,
      case_no: parcel.caseNo,
      direction: parcel.direction,
      seq: parcel.seq,
      arranged_by: parcel.arrangedBy,
      state: 'intended',
      created_at: clock.now().toJSDate(),
    })
    .onConflict(['case_no', 'direction', 'seq'])
    .ignore()
    .returning('parcel_no');
  return rows.length === 1;
};

/** A parcel of the applicant's own, on its way to the window. */
export const insertAnnounced = async (
  { db, clock }: Needs,
  { parcelNo, caseNo, seq, trackingNo }: { parcelNo: string; caseNo: string; seq: number; trackingNo: string },
): Promise<void> => {
  await db('parcels').insert({
    ...{ parcel_no: parcelNo, case_no: caseNo, direction: 'in', seq, tracking_no: trackingNo, state: 'in-transit' },
    created_at: clock.now().toJSDate(),
  });
};

export const lockParcel = async ({ db }: Needs, parcelNo: string): Promise<Parcel | undefined> => {
  const row: ParcelRow | undefined = await db('parcels').where({ parcel_no: parcelNo }).forUpdate().first();
  return row && toParcel(row);
};

/** The parcels of a case in one direction, the latest first. */
export const selectParcelsOfCase = async (
  { db }: Needs,
  caseNo: string,
  direction: Parcel['direction'],
): Promise<Parcel[]> => {
  const rows: ParcelRow[] = await db('parcels').where({ case_no: caseNo, direction }).orderBy('seq', 'desc');
  return rows.map(toParcel);
};

/** Which parcel this decision of the window arranged, if any has been. */
export const selectArrangedSeq = async ({ db }: Needs, arrangedBy: string): Promise<number | undefined> =>
  (await db('parcels').where({ arranged_by: arrangedBy }).first('seq'))?.seq as number | undefined;

export const updateParcel = async (
  { db }: Needs,
  parcelNo: string,
  { state, trackingNo, deliveredAt, signedBy }: Partial<Parcel>,
): Promise<void> => {
  const row = { state, tracking_no: trackingNo, delivered_at: deliveredAt, signed_by: signedBy };
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
  await db('parcels').where({ parcel_no: parcelNo }).update(given);
};

/** false: this track is known */
export const insertTrack = async (
  { db }: Needs,
  parcelNo: string,
  { trackId, at, state, place }: { trackId: string; at: Date; state: string; place: string },
): Promise<boolean> => {
  const rows = await db('parcel_tracks')
    .insert({ parcel_no: parcelNo, event_id: trackId, at, state, place })
    .onConflict(['parcel_no', 'event_id'])
    .ignore()
    .returning('event_id');
  return rows.length === 1;
};

export const selectTracks = async ({ db }: Needs, parcelNo: string): Promise<ParcelTrack[]> =>
  db('parcel_tracks').where({ parcel_no: parcelNo }).orderBy(['at', 'event_id']).select('at', 'state', 'place');

/** Takes up to `limit` parcels of ours on their way that nobody has told us about since `before`, and notes that they are asked about now. */
export const takeSilentParcels = async ({ db, clock }: Needs, before: Date, limit: number): Promise<Parcel[]> => {
  const { rows } = await db.raw<{ rows: ParcelRow[] }>(
    `update parcels set queried_at = ? where parcel_no in (
       select parcel_no from parcels
       where direction = 'out' and state in ('ordered', 'collected', 'in-transit', 'delivery-failed') and coalesce(queried_at, created_at) <= ?
       order by coalesce(queried_at, created_at) limit ? for update skip locked)
     returning *`,
    [clock.now().toJSDate(), before, limit],
  );
  return rows.map(toParcel);
};
