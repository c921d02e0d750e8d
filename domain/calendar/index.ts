export { OFFICE_ZONE, officeTime, officeTimeOrNone } from './office-time.ts';
