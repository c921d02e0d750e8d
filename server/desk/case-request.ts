import { maskName, maskPhone } from '../mask.ts';
import { viewApplicant } from './applicant-view.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseDetail } from './case-schemas.ts';
import { viewFields } from './filing-view.ts';
import type { FormDocument } from './form-schemas.ts';

/** What was asked for: by whom, for what, and how the result is to reach them. */
export const viewRequest = (file: CaseFile): Pick<CaseDetail, 'applicant' | 'filing' | 'delivery'> => ({
  applicant: viewApplicant(file.found.applicant),
  filing: viewFiling(file),
  delivery: viewDelivery(file),
});

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
