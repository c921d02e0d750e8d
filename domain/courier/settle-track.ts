import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce, openIncident, queueCommand } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { CourierTrack } from './courier.ts';
import { isLost, mayMove, PARCEL_STATE_NAMES } from './parcel.ts';
import type { Parcel } from './parcel.ts';
import { insertTrack, updateParcel } from './parcel-store.ts';

const tellProcess = (
  needs: Needs,
  { parcelNo, caseNo }: Parcel,
  name: 'parcel-delivered' | 'parcel-returned',
): Promise<string> =>
  queueCommand(needs, {
    kind: 'correlate-message',
    subject: caseNo,
    commandId: `${name}:${parcelNo}`,
    payload: { name, businessKey: caseNo },
  });

const EVENTS: Readonly<Partial<Record<CourierTrack['state'], string>>> = {
  collected: 'ParcelCollected',
  'delivery-failed': 'ParcelDeliveryFailed',
  delivered: 'ParcelDelivered',
  returned: 'ParcelReturned',
  cancelled: 'ParcelCancelled',
};

/** Back at the window, or called off by the courier: the process has to find another way, unless the applicant gave the case up. */
const tellOfLoss = async (needs: Needs, parcel: Parcel, state: CourierTrack['state']): Promise<void> => {
  const { parcelNo, caseNo } = parcel;
  if ((await getCase(needs, caseNo)).withdrawalRequestedAt !== undefined) return;
  // open until the model has taken it up: cases on older versions know no way on
  const message = PARCEL_STATE_NAMES[state];
  await openIncident(needs, { kind: 'parcel-returned', subject: parcelNo, caseNo, message });
  await tellProcess(needs, parcel, 'parcel-returned');
};

/** Takes one track into account, once per track id; the parcel row is held by the caller. true = the parcel moved on. */
export const settleTrack = async (
  needs: Needs,
  parcel: Parcel,
  track: CourierTrack,
  actor: Actor,
): Promise<boolean> => {
  const { parcelNo, caseNo } = parcel;
  const at = new Date(track.at);
  if (!(await insertTrack(needs, parcelNo, { ...track, at }))) return false;
  const { state, signedBy } = track;
  if (!mayMove(parcel.state, state)) return false;
  const isDelivered = state === 'delivered';
  await updateParcel(needs, parcelNo, { state, ...(isDelivered && { deliveredAt: at, signedBy }) });
  const type = EVENTS[state];
  if (type) await recordCaseEvent(needs, { caseNo, type, data: { parcelNo } }, actor);
  await writeAuditLine(
    needs,
    { action: 'track-parcel', subjectKind: 'parcel', subjectId: parcelNo, details: { state } },
    actor,
  );
  await announce(needs, 'desk', caseNo);
  if (parcel.direction !== 'out') return true;
  if (isDelivered) await tellProcess(needs, parcel, 'parcel-delivered');
  if (isLost(state)) await tellOfLoss(needs, parcel, state);
  return true;
};

/** Tracks as they come from a query, oldest first. */
export const settleTracks = async (
  needs: Needs,
  parcel: Parcel,
  tracks: readonly CourierTrack[],
  actor: Actor,
): Promise<void> => {
  let current = parcel;
  for (const track of tracks.toSorted((a, b) => a.at.localeCompare(b.at)))
    if (await settleTrack(needs, current, track, actor)) current = { ...current, state: track.state };
};
