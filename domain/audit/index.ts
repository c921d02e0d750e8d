import { bindNeeds, type Needs } from '../needs.ts';
import { writeAuditLine } from './write-audit-line.ts';

export type { AuditLine } from './audit-line.ts';
export { writeAuditLine };
export const createAudit = (needs: Needs) => bindNeeds(needs, { writeAuditLine });
