import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { effectKey, performEffect } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import { listDepartments } from '../people/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Courier, CourierContact, CourierParcel, NewCourierParcel } from './courier.ts';
import { caseNotDeliverable, parcelUnknown, recipientMissing } from './courier-errors.ts';
import { mayMove } from './parcel.ts';
import { insertParcel, lockParcel, updateParcel } from './parcel-store.ts';
import { settleTracks } from './settle-track.ts';

export type CourierEffectNeeds = EffectNeeds & { courier: Courier };

const ACTIVITY = 'dispatch-courier';

const recipientOf = ({ delivery, applicant }: Case): CourierContact => {
  const { recipient: name = applicant.contactName, phone, address } = delivery;
  if (delivery.method !== 'courier' || !name || !phone || !address) throw recipientMissing();
  return { name, phone, address };
};

const senderOf = async (needs: Needs, { modelVersionId }: Case): Promise<CourierContact> => {
  const { item } = await getItemOfVersion(needs, modelVersionId);
  const departments = await listDepartments(needs);
  const name = departments.find(({ id }) => id === item.departments.window)?.name ?? item.departments.window;
  return { name, phone: item.guide.contact.consultation, address: name };
};

/** The parcel of a completed case, written down before anything is sent. */
const prepareParcel = async (needs: Needs, caseNo: string, actor: Actor): Promise<NewCourierParcel> => {
  const file = await getCase(needs, caseNo);
  if (file.state !== 'completed' && file.state !== 'delivered') throw caseNotDeliverable();
  const parcelNo = effectKey({ caseNo, activity: ACTIVITY, seq: 0 });
  const parcel = {
    parcelNo,
    sender: await senderOf(needs, file),
    recipient: recipientOf(file),
    contents: `办件 ${caseNo} 办理结果`,
  };
  if (await insertParcel(needs, { parcelNo, caseNo, direction: 'out' }))
    await writeAuditLine(
      needs,
      { action: 'dispatch-parcel', subjectKind: 'parcel', subjectId: parcelNo, details: { caseNo } },
      actor,
    );
  return parcel;
};

/** What the courier answered, brought into our row as far as it moves it forward. */
export const settleParcelAnswer = async (needs: Needs, answer: CourierParcel, actor: Actor): Promise<void> => {
  const { parcelNo, trackingNo, tracks } = answer;
  const parcel = await lockParcel(needs, parcelNo);
  if (!parcel) throw parcelUnknown();
  if (mayMove(parcel.state, 'ordered')) {
    await updateParcel(needs, parcelNo, { state: 'ordered', trackingNo });
    await recordCaseEvent(
      needs,
      { caseNo: parcel.caseNo, type: 'ParcelOrdered', data: { parcelNo, trackingNo } },
      actor,
    );
  } else if (parcel.trackingNo === undefined) await updateParcel(needs, parcelNo, { trackingNo });
  await settleTracks(needs, (await lockParcel(needs, parcelNo)) ?? parcel, tracks, actor);
};

/** Orders the parcel that brings the result: one per case, however often this runs (《行政许可法》第四十四条). */
export const dispatchParcel = async (
  needs: CourierEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<{ parcelNo: string; trackingNo: string }> => {
  const parcel = await needs.transact((inside) => prepareParcel(inside, caseNo, actor));
  const { parcelNo } = parcel;
  const { trackingNo } = await performEffect(
    needs,
    { caseNo, activity: ACTIVITY, seq: 0, kind: 'courier', request: { parcelNo } },
    {
      send: (key) => needs.courier.orderParcel({ ...parcel, parcelNo: key }),
      query: (key) => needs.courier.findParcel(key),
    },
    (inside, answer) => settleParcelAnswer(inside, answer, actor),
  );
  return { parcelNo, trackingNo };
};
