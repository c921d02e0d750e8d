import { getCase } from '../cases/index.ts';
import { getItem } from '../items/index.ts';
import type { Needs } from '../needs.ts';
import { listDepartments } from '../people/index.ts';
import type { InquiryAbout } from './inquiry.ts';
import { inquiryDepartmentUnknown } from './inquiry-errors.ts';

/** Who has to reply: the department named, else the one that leads the item or the case. */
export const findResponsible = async (needs: Needs, about: InquiryAbout): Promise<string> => {
  switch (about.kind) {
    case 'item':
      return (await getItem(needs, about.itemKey)).item.departments.lead;
    case 'case':
      return (await getCase(needs, about.caseNo)).leadDepartmentId;
    case 'department': {
      const known = (await listDepartments(needs)).some(({ id }) => id === about.departmentId);
      if (!known) throw inquiryDepartmentUnknown([{ path: '/about/department', message: about.departmentId }]);
      return about.departmentId;
    }
  }
};
