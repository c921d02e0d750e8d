import { writeAuditLine } from '../audit/index.ts';
import { getCase } from '../cases/index.ts';
import type { Case } from '../cases/index.ts';
import { effectKey } from '../exactly-once/index.ts';
import { getItemOfVersion } from '../items/index.ts';
import type { Actor, Needs } from '../needs.ts';
import { listDepartments } from '../people/index.ts';
import type { CourierContact, NewCourierParcel } from './courier.ts';
import { caseNotDeliverable, parcelNotReturned, recipientMissing } from './courier-errors.ts';
import { isLost } from './parcel.ts';
import { insertParcel, selectArrangedSeq, selectParcelsOfCase } from './parcel-store.ts';

/** The effect that orders the result's parcel; its key is the parcel number. */
export const DISPATCH_COURIER = 'dispatch-courier';

export interface Dispatch {
  caseNo: string;
  /** sent again after it came back: the task in which the window arranged it, and to whom */
  again?: { taskId: string; recipient: CourierContact } | undefined;
}

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

/** Which parcel of the case it is: the first, the one arranged before, or the next. */
const seqOf = async (needs: Needs, { caseNo, again }: Dispatch): Promise<number> => {
  if (again === undefined) return 0;
  const arranged = await selectArrangedSeq(needs, again.taskId);
  if (arranged !== undefined) return arranged;
  const [latest] = await selectParcelsOfCase(needs, caseNo, 'out');
  if (latest === undefined || !isLost(latest.state)) throw parcelNotReturned();
  return latest.seq + 1;
};

/** A parcel of a completed case, written down before anything is sent. */
export const prepareParcel = async (
  needs: Needs,
  input: Dispatch,
  actor: Actor,
): Promise<{ parcel: NewCourierParcel; seq: number }> => {
  const { caseNo, again } = input;
  const file = await getCase(needs, caseNo);
  if (file.state !== 'completed' && file.state !== 'delivered') throw caseNotDeliverable();
  const seq = await seqOf(needs, input);
  const parcelNo = effectKey({ caseNo, activity: DISPATCH_COURIER, seq });
  const parcel = {
    parcelNo,
    sender: await senderOf(needs, file),
    recipient: again?.recipient ?? recipientOf(file),
    contents: `办件 ${caseNo} 办理结果`,
  };
  if (await insertParcel(needs, { parcelNo, caseNo, direction: 'out', seq, arrangedBy: again?.taskId }))
    await writeAuditLine(
      needs,
      { action: 'dispatch-parcel', subjectKind: 'parcel', subjectId: parcelNo, details: { caseNo, seq } },
      actor,
    );
  return { parcel, seq };
};
