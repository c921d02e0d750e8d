import { bindNeeds, type Needs } from '../needs.ts';
import { listAuditTimes } from './list-audit-times.ts';
import { writeAuditLine } from './write-audit-line.ts';

export type { AuditLine } from './audit-line.ts';
export { listAuditTimes, writeAuditLine };
export const createAudit = (needs: Needs) => bindNeeds(needs, { listAuditTimes, writeAuditLine });
