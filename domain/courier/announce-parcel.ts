import { createHash } from 'node:crypto';
import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { announce } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { parcelNotExpected } from './courier-errors.ts';
import type { Parcel } from './parcel.ts';
import { insertAnnounced, lockParcel, selectParcelsOfCase } from './parcel-store.ts';

/** The same parcel has the same number, however often it is announced. */
const numberOf = (caseNo: string, trackingNo: string): string =>
  createHash('sha256').update(`material-parcel|${caseNo}|${trackingNo}`).digest('hex').slice(0, 32);

/**
 * The applicant says that paper originals are on their way, by whichever courier (榕政办〔2018〕212号第十一条). Announced again it stays
 * one. Errors: parcel-not-expected, when the case is over.
 */
export const announceParcel = async (
  needs: Needs,
  { caseNo, trackingNo }: { caseNo: string; trackingNo: string },
  actor: Actor,
): Promise<Parcel | undefined> => {
  const parcelNo = numberOf(caseNo, trackingNo);
  const known = await lockParcel(needs, parcelNo);
  if (known !== undefined) return known;
  if ((await getCase(needs, caseNo)).closedAt !== undefined) throw parcelNotExpected();
  const seq = (await selectParcelsOfCase(needs, caseNo, 'in')).length;
  await insertAnnounced(needs, { parcelNo, caseNo, seq, trackingNo });
  const data = { parcelNo, trackingNo };
  await recordCaseEvent(needs, { caseNo, type: 'MaterialParcelAnnounced', data }, actor);
  const line = { action: 'announce-parcel', subjectKind: 'parcel', subjectId: parcelNo };
  await writeAuditLine(needs, { ...line, details: { caseNo, trackingNo } }, actor);
  await announce(needs, 'desk', caseNo);
  return lockParcel(needs, parcelNo);
};
