import { officeTime } from '../../domain/calendar/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { DocumentValues } from '../../domain/documents/index.ts';
import { defineTopic, Nothing } from '../topic.ts';

type Receipt = DocumentValues['delivery-receipt'];

/** Who signed for it and when: as the window wrote down, else as the courier says. */
const readReceipt = async (domain: Domain, caseNo: string): Promise<Omit<Receipt, 'delivered'> | undefined> => {
  const handed = await domain.tasks.findDecision({ caseNo, taskKey: 'hand-over-result' });
  if (handed !== undefined) {
    const { handedOverOn, recipient, authorisation } = handed.values;
    const agent = typeof authorisation === 'string' && authorisation !== '' ? { authorisation } : {};
    const deliveredOn = String(handedOverOn ?? handed.decidedAt.toISODate());
    return { deliveredOn, by: { recipient: String(recipient ?? ''), ...agent } };
  }
  const parcel = await domain.courier.findParcel(caseNo);
  if (parcel?.deliveredAt === undefined) return undefined;
  const by = { trackingNo: parcel.trackingNo ?? '', signedBy: parcel.signedBy ?? '' };
  return { deliveredOn: officeTime(parcel.deliveredAt).toISODate() ?? '', by };
};

/** The result is in the applicant's hands, by courier or at the window, and the receipt is kept (行政许可法第四十四条). */
export const recordDelivery = defineTopic({
  name: 'record-delivery',
  input: Nothing,
  output: Nothing,
  raises: [],
  run: (_input, { transact, caseNo, actor }) =>
    transact(async (domain) => {
      const receipt = await readReceipt(domain, caseNo);
      const licence = await domain.licences.findLicence(caseNo);
      const { delivery } = await domain.cases.getCase(caseNo);
      const isByCourier = receipt === undefined ? delivery.method === 'courier' : 'trackingNo' in receipt.by;
      await domain.cases.recordDelivery({ caseNo, method: isByCourier ? 'courier' : 'pickup' }, actor);
      if (receipt === undefined) return {};
      const delivered = licence === undefined ? '办理结果' : `${licence.content.licenceName}（${licence.licenceNo}）`;
      const values = { delivered, ...receipt };
      await domain.documents.issueDocument({ caseNo, kind: 'delivery-receipt', values }, actor);
      return {};
    }),
});
