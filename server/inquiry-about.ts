import type { InquiryAbout as Subject } from '../domain/inquiries/index.ts';
import type { InquiryAbout } from './api/inquiry-schemas.ts';

/** The one thing named, as the domain has it; the schema lets through exactly one. */
export const subjectOf = ({ item, caseNo, department }: InquiryAbout): Subject => {
  if (item !== undefined) return { kind: 'item', itemKey: item };
  return caseNo === undefined ? { kind: 'department', departmentId: department ?? '' } : { kind: 'case', caseNo };
};

/** The same as answers carry it. */
export const viewAbout = (about: Subject) => ({
  item: about.kind === 'item' ? about.itemKey : null,
  caseNo: about.kind === 'case' ? about.caseNo : null,
  department: about.kind === 'department' ? about.departmentId : null,
});
