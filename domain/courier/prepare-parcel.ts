import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { effectKey } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { listDepartments } from '../people/index.ts';
import type { CourierContact, NewCourierParcel } from './courier.ts';
import { caseNotDeliverable, recipientMissing } from './courier-errors.ts';
import { insertParcel } from './parcel-store.ts';

/** The effect that orders the result's parcel; its key is the parcel number. */
export const DISPATCH_COURIER = 'dispatch-courier';

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
export const prepareParcel = async (needs: Needs, caseNo: string, actor: Actor): Promise<NewCourierParcel> => {
  const file = await getCase(needs, caseNo);
  if (file.state !== 'completed' && file.state !== 'delivered') throw caseNotDeliverable();
  const parcelNo = effectKey({ caseNo, activity: DISPATCH_COURIER, seq: 0 });
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
