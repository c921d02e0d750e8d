export type { AuditLine } from './audit-line.ts';
export { writeAuditLine } from './write-audit-line.ts';
