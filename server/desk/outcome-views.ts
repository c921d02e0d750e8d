import { type Parcel, PARCEL_STATE_NAMES, type ParcelTrack } from '../../domain/courier/index.ts';
import type { CaseDocument } from '../../domain/documents/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { DocumentView } from './case-schemas.ts';
import type { PeopleNames } from '../people-names.ts';
import type { MaterialParcel, ParcelView } from './outcome-schemas.ts';
import { maskName } from '../mask.ts';

export const viewDocument = ({ id, caseNo, kind, number, title, issuedAt }: CaseDocument): DocumentView => ({
  id,
  kind,
  number,
  title,
  issuedAt: instantOf(issuedAt),
  href: `/desk/api/cases/${encodeURIComponent(caseNo)}/documents/${encodeURIComponent(id)}`,
});

export const viewParcel = (parcel: Parcel & { tracks: readonly ParcelTrack[] }): ParcelView => ({
  parcelNo: parcel.parcelNo,
  trackingNo: parcel.trackingNo ?? null,
  state: parcel.state,
  stateName: PARCEL_STATE_NAMES[parcel.state],
  deliveredAt: instantOrNull(parcel.deliveredAt),
  signedBy: parcel.signedBy === undefined ? null : maskName('person', parcel.signedBy),
  tracks: parcel.tracks.map(({ at, state, place }) => ({ at: instantOf(at), state: PARCEL_STATE_NAMES[state], place })),
});

export const viewMaterialParcel = (
  parcel: Parcel & { tracks: readonly ParcelTrack[] },
  names: PeopleNames,
): MaterialParcel => ({
  parcelNo: parcel.parcelNo,
  trackingNo: parcel.trackingNo ?? '',
  announcedAt: instantOf(parcel.createdAt),
  receivedAt: instantOrNull(parcel.deliveredAt),
  receivedBy: parcel.signedBy === undefined ? null : (names.get(parcel.signedBy) ?? '工作人员'),
  contents: parcel.tracks.at(-1)?.place ?? null,
});
