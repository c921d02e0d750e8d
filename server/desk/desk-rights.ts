import { roles } from '../route.ts';

/** Who decides steps. Which steps and cases is a matter of department and role, checked row by row. */
export const clerks = roles('window-clerk', 'reviewer', 'approver', 'inspector');

/** Who looks at cases. */
export const caseReaders = roles('window-clerk', 'reviewer', 'approver', 'inspector', 'supervisor');

export const supervisors = roles('supervisor');
