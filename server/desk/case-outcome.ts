import type { Domain } from '../../domain/domain.ts';
import type { CaseDetail } from './case-schemas.ts';
import type { PeopleNames } from '../people-names.ts';
import type { CaseFile } from './case-file.ts';
import { viewDocument, viewLicence, viewParcel } from './outcome-views.ts';
import { viewPayment } from './payment-view.ts';

/** What has come of a case so far: notices, fee, licence, parcel. */
export const readCaseOutcome = async (
  domain: Domain,
  { found: { caseNo }, item }: CaseFile,
  names: PeopleNames,
): Promise<Pick<CaseDetail, 'documents' | 'payment' | 'licence' | 'parcel'>> => {
  const payment = await domain.payments.findPayment(caseNo);
  const licence = await domain.licences.findLicence(caseNo);
  const parcel = await domain.courier.findParcel(caseNo);
  return {
    documents: (await domain.documents.listDocuments(caseNo)).map(viewDocument),
    payment: payment ? viewPayment(payment, item, names) : null,
    licence: licence ? viewLicence(licence) : null,
    parcel: parcel ? viewParcel(parcel) : null,
  };
};
