import type { CaseDocument } from '../../domain/documents/index.ts';
import type { Domain } from '../../domain/domain.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { CaseView } from './case-schemas.ts';

type Results = Pick<CaseView, 'documents' | 'payment' | 'licence' | 'parcel' | 'materialParcels'>;

/** What has come of a case so far, as an integrator needs it: where to pay, the licence, the parcel. */
export const readResults = async (domain: Domain, caseNo: string): Promise<Results> => ({
  documents: (await domain.documents.listDocuments(caseNo)).map(viewDocument),
  payment: await readPayment(domain, caseNo),
  licence: await readLicence(domain, caseNo),
  parcel: await readParcel(domain, caseNo),
  materialParcels: (await domain.courier.listMaterialParcels(caseNo)).map(({ trackingNo = '', deliveredAt }) => ({
    trackingNo,
    receivedAt: instantOrNull(deliveredAt),
  })),
});

const viewDocument = ({ id, kind, number, title, issuedAt }: CaseDocument): Results['documents'][number] => ({
  id,
  kind,
  number,
  title,
  issuedAt: instantOf(issuedAt),
});

const readPayment = async (domain: Domain, caseNo: string): Promise<Results['payment']> => {
  const order = await domain.payments.findPayment(caseNo);
  if (!order) return null;
  const { orderNo, amountFen, state, payUrl, dueAt, paidAt, refunds } = order;
  const isPayable = state === 'payable';
  return {
    orderNo,
    amountFen,
    state,
    payUrl: isPayable ? (payUrl ?? null) : null,
    dueAt: instantOf(dueAt),
    paidAt: instantOrNull(paidAt),
    refunds: refunds.map((refund) => ({
      refundNo: refund.refundNo,
      amountFen: refund.amountFen,
      state: refund.state,
      reason: refund.reason,
      refundedAt: instantOrNull(refund.refundedAt),
    })),
  };
};

const readLicence = async (domain: Domain, caseNo: string): Promise<Results['licence']> => {
  const licence = await domain.licences.findLicence(caseNo);
  if (!licence) return null;
  const { licenceNo, registeredAt, identifier, validFrom, validUntil, state } = licence;
  return { licenceNo, identifier: registeredAt === undefined ? null : identifier, validFrom, validUntil, state };
};

const readParcel = async (domain: Domain, caseNo: string): Promise<Results['parcel']> => {
  const parcel = await domain.courier.findParcel(caseNo);
  return parcel ? { parcelNo: parcel.parcelNo, trackingNo: parcel.trackingNo ?? null, state: parcel.state } : null;
};
