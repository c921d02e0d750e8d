import type { DateTime } from 'luxon';
import type { Needs } from '../needs.ts';
import { selectAuditTimes } from './audit-store.ts';

/** When something was done to each of these subjects for the first time, by subject id; one to which it never was is not in the map. */
export const listAuditTimes = (
  needs: Needs,
  of: { action: string; subjectKind: string; subjectIds: readonly string[] },
): Promise<ReadonlyMap<string, DateTime>> => selectAuditTimes(needs, of);
