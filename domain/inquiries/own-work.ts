import type { Needs } from '../needs.ts';
import { listTasksOfCase } from '../tasks/index.ts';
import type { Inquiry } from './inquiry.ts';

/** Nobody answers a complaint about a case of which they decided a step. */
export const isAboutOwnWork = async (needs: Needs, { kind, about }: Inquiry, accountId: string): Promise<boolean> => {
  if (kind !== 'complaint' || about.kind !== 'case') return false;
  return (await listTasksOfCase(needs, about.caseNo)).some((task) => task.decidedBy === accountId);
};
