import type { Applicant } from '../../domain/items/index.ts';
import type { ApplicantView } from './case-schemas.ts';
import { maskEmail, maskIdNumber, maskName, maskPhone } from '../mask.ts';

/** With numbers in full; only as the answer to an audited reveal. */
export const viewWholeApplicant = (applicant: Applicant): ApplicantView => ({
  kind: applicant.kind,
  name: applicant.name,
  code: applicant.kind === 'person' ? applicant.idNumber : applicant.uscc,
  codeName: applicant.kind === 'person' ? '公民身份号码' : '统一社会信用代码',
  contactName: applicant.contactName ?? applicant.name,
  phone: applicant.phone,
  email: applicant.email ?? null,
  address: applicant.address,
});

/** As screens and answers carry it: numbers masked. */
export const viewApplicant = (applicant: Applicant): ApplicantView => {
  const whole = viewWholeApplicant(applicant);
  const code = applicant.kind === 'person' ? maskIdNumber(whole.code) : whole.code;
  const email = whole.email === null ? null : maskEmail(whole.email);
  const contactName = maskName('person', whole.contactName);
  return { ...whole, code, contactName, phone: maskPhone(whole.phone), email };
};

/** One short name for lists. */
export const applicantLabel = (kind: Applicant['kind'], name: string): string => maskName(kind, name);
