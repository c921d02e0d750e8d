import type { LimitClock } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { PeopleNames } from '../people-names.ts';
import type { CaseDetail } from './case-schemas.ts';
import type { CaseFile } from './case-file.ts';
import { readCaseOrders } from './case-orders.ts';
import { readLicence } from './licence-view.ts';
import { viewDocument, viewMaterialParcel, viewParcel } from './outcome-views.ts';
import { viewNotice } from './notice-view.ts';
import { viewPayment } from './payment-view.ts';
import { readProcedures } from './procedure-view.ts';

/** What has come of a case so far: notices, special procedures, fee, licence, parcel, supervision orders. */
export const readCaseOutcome = async (
  domain: Domain,
  file: CaseFile,
  { names, clocks }: { names: PeopleNames; clocks: readonly LimitClock[] },
): Promise<
  Pick<
    CaseDetail,
    | 'documents'
    | 'specialProcedures'
    | 'limitDesk'
    | 'payment'
    | 'licence'
    | 'parcel'
    | 'returnedParcels'
    | 'materialParcels'
    | 'notices'
    | 'orders'
  >
> => {
  const { item } = file;
  const { caseNo } = file.found;
  const documents = (await domain.documents.listDocuments(caseNo)).map(viewDocument);
  const payment = await domain.payments.findPayment(caseNo);
  const [parcel, ...earlier] = await domain.courier.listParcels(caseNo);
  return {
    documents,
    ...(await readProcedures(domain, file, { clocks, documents, names })),
    payment: payment ? viewPayment(payment, item, names) : null,
    licence: await readLicence(domain, file, names),
    parcel: parcel ? viewParcel(parcel) : null,
    returnedParcels: earlier.map(viewParcel),
    materialParcels: (await domain.courier.listMaterialParcels(caseNo)).map((one) => viewMaterialParcel(one, names)),
    notices: (await domain.notifications.listNotices(caseNo)).map(viewNotice),
    orders: await readCaseOrders(domain, caseNo),
  };
};
