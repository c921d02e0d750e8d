import { writeAuditLine } from '../audit/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { parcelUnknown } from './courier-errors.ts';
import { insertTrack, lockParcel, updateParcel } from './parcel-store.ts';

/**
 * The window has announced papers in its hands; what was in the parcel is written down. The first receipt stays. Errors:
 * parcel-unknown.
 */
export const receiveParcel = async (
  needs: Needs,
  { caseNo, parcelNo, contents }: { caseNo: string; parcelNo: string; contents: string },
  actor: Actor,
): Promise<void> => {
  const parcel = await lockParcel(needs, parcelNo);
  if (parcel?.caseNo !== caseNo || parcel.direction !== 'in') throw parcelUnknown();
  if (parcel.state === 'delivered') return;
  const at = needs.clock.now().toJSDate();
  await updateParcel(needs, parcelNo, { state: 'delivered', deliveredAt: at, signedBy: actor.id });
  await insertTrack(needs, parcelNo, { trackId: `${parcelNo}-received`, at, state: 'delivered', place: contents });
  await recordCaseEvent(needs, { caseNo, type: 'MaterialParcelReceived', data: { parcelNo } }, actor);
  const line = { action: 'receive-parcel', subjectKind: 'parcel', subjectId: parcelNo, details: { caseNo, contents } };
  await writeAuditLine(needs, line, actor);
  await announce(needs, 'desk', caseNo);
};
