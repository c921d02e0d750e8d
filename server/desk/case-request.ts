import type { LimitClock } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import { maskName, maskPhone } from '../mask.ts';
import { viewOpenRequest } from '../open-request-view.ts';
import { viewApplicant } from './applicant-view.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseDetail } from './case-schemas.ts';
import { viewFields } from './filing-view.ts';
import type { FormDocument } from './form-schemas.ts';
import { viewMaterials } from './material-view.ts';

type Request = Pick<CaseDetail, 'applicant' | 'filing' | 'delivery' | 'openRequest' | 'materials'>;

/** What was asked for: by whom, for what, with which materials, what is still owed, and how the result is to be delivered. */
export const readRequest = async (domain: Domain, file: CaseFile, clocks: readonly LimitClock[]): Promise<Request> => {
  const { caseNo, applicant } = file.found;
  return {
    applicant: viewApplicant(applicant),
    filing: viewFiling(file),
    delivery: viewDelivery(file),
    openRequest: viewOpenRequest(await domain.cases.findOpenRequests(caseNo), file.item, clocks),
    materials: viewMaterials(caseNo, file.item.materials, {
      files: await domain.materials.listMaterials(caseNo),
      demands: await domain.licences.listLicenceDemands(caseNo),
    }),
  };
};

const viewFiling = ({ found, model }: CaseFile): CaseDetail['filing'] => {
  const form = model.forms.filing?.form as FormDocument | undefined;
  return { form: form ?? null, values: found.form, fields: viewFields(form, found.form) };
};

const viewDelivery = ({ found: { delivery } }: CaseFile): CaseDetail['delivery'] => ({
  method: delivery.method,
  recipient: delivery.recipient === undefined ? null : maskName('person', delivery.recipient),
  phone: delivery.phone === undefined ? null : maskPhone(delivery.phone),
  address: delivery.address ?? null,
});
