import type { Case } from '../../domain/cases/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Item } from '../../domain/items/index.ts';
import { caseNotFound } from '../../domain/cases/index.ts';
import type { ModelVersionContent } from '../../domain/models/index.ts';
import type { AccountCaller } from '../session/account-auth.ts';

/** A case with the version it keeps to: what every view of it starts from. */
export interface CaseFile {
  found: Case;
  model: ModelVersionContent;
  item: Item;
}

/** Departments a case concerns: where it was received, who leads, who reviews beside. */
export const departmentsOf = ({ departments }: Item): string[] => [
  ...new Set([departments.window, departments.lead, ...departments.branches]),
];

/** Supervisors see every case, clerks those of their department; for anybody else a case is not there. */
export const mayViewCase = (caller: Pick<AccountCaller, 'roles' | 'departmentId'>, item: Item): boolean =>
  caller.roles.includes('supervisor') || departmentsOf(item).includes(caller.departmentId ?? '');

export const readCaseFile = async (domain: Domain, caseNo: string, caller: AccountCaller): Promise<CaseFile> => {
  const found = await domain.cases.getCase(caseNo);
  const model = await domain.models.getModelVersion(found.modelVersionId);
  if (!model.item || !mayViewCase(caller, model.item)) throw caseNotFound();
  return { found, model, item: model.item };
};
