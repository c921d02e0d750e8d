import { listSuppliedMaterials } from '../materials/index.ts';
import type { Needs } from '../needs.ts';
import type { Subject } from './subject.ts';
import type { TaskDecision } from './task.ts';
import { materialAlreadyShared } from './task-errors.ts';

/**
 * What the licence repository supplied is not demanded from the applicant, in a supplement notice no more than at filing
 * (榕政办〔2018〕212号第十三条；国务院令第716号第七条、第十二条).
 */
export const refuseAskingTwice = async (needs: Needs, subject: Subject, decision: TaskDecision): Promise<void> => {
  if (subject.kind !== 'case' || decision.variables.acceptance !== 'supplement') return;
  const { missing } = decision.values;
  const asked = Array.isArray(missing) ? missing.map(String) : [];
  const shared = (await listSuppliedMaterials(needs, subject.id)).filter(({ key }) => asked.includes(key));
  if (shared.length === 0) return;
  throw materialAlreadyShared(
    shared.map(({ fileName }) => ({ path: '/values/missing', message: `已从电子证照库取得：${fileName}` })),
  );
};
