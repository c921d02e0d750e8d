import { roles } from '../route.ts';

/** Who decides steps of cases. Which steps and cases is a matter of department and role, checked row by row. */
export const clerks = roles('window-clerk', 'reviewer', 'approver', 'inspector');

/** Who decides steps of any kind: supervisors those of supervision orders. */
export const deciders = roles('window-clerk', 'reviewer', 'approver', 'inspector', 'supervisor');

/** Who looks at cases. */
export const caseReaders = roles('window-clerk', 'reviewer', 'approver', 'inspector', 'supervisor');

export const supervisors = roles('supervisor');

/** Who keeps calendar, office hours and the office's own limits; sees no case. */
export const systemAdministrators = roles('system-administrator');

/** Who decides about money. Of which cases is a matter of department, checked row by row. */
export const approvers = roles('approver');

/** Who sees the working calendar and what a new year would move. */
export const calendarReaders = roles('system-administrator', 'supervisor');
