import { randomUUID } from 'node:crypto';
import { createDomain, type Domain } from '../../domain/domain.ts';
import type { Case } from '../../domain/cases/index.ts';
import type { Item } from '../../domain/items/index.ts';
import type { Actor } from '../../domain/needs.ts';
import type { Account, Role } from '../../domain/people/index.ts';
import type { TaskProgress } from '../../domain/tasks/index.ts';
import type { TestDatabase } from './database.ts';
import { publishRoadOccupation, sampleFiling } from './road-occupation.ts';

const PORTAL: Actor = { kind: 'api-key', id: 'portal' };

/** Who works here: account id = name. */
const STAFF: readonly [id: string, department: string, role: Role][] = [
  ['clerk', 'government-service-centre', 'window-clerk'],
  ['inspector', 'municipal-administration', 'inspector'],
  ['second-inspector', 'municipal-administration', 'inspector'],
  ['approver', 'municipal-administration', 'approver'],
  ['reviewer', 'municipal-administration', 'reviewer'],
  ['police-reviewer', 'traffic-police', 'reviewer'],
  ['police-approver', 'traffic-police', 'approver'],
];

/** An office with staff and a published item, without an engine: what the engine would report is told by hand. */
export interface StaffedOffice {
  domain: Domain;
  account(id: string): Promise<Account>;
  openCase(): Promise<Case>;
  /** The engine reports that `<part>/<task>` was opened; returns the task id. */
  openTask(caseNo: string, key: string, place?: { branch?: number; processInstanceId?: string }): Promise<string>;
  /** The engine reports that it is closed: by its decision, or taken away. */
  closeTask(caseNo: string, key: string, taskId: string, isCancelled: boolean): Promise<void>;
  /** Claims and decides. */
  decide(account: string, taskId: string, values: Record<string, unknown>): Promise<void>;
}

export const openStaffedOffice = async (
  database: TestDatabase,
  change?: (item: Item) => Item,
): Promise<StaffedOffice> => {
  const { needs, db, clock } = database;
  const domain = createDomain(needs);
  await publishRoadOccupation(needs, change);
  for (const [id, department_id, role] of STAFF) {
    const account = { id, login_name: id, display_name: id, password_hash: 'none', department_id };
    await db('accounts').insert({ ...account, created_at: clock.now().toJSDate() });
    await db('account_roles').insert({ account_id: id, role });
  }
  const report = (progress: TaskProgress) => domain.tasks.recordProgress([progress]);
  const progressOf = (caseNo: string, key: string, taskId: string): TaskProgress => {
    const [partKey = '', taskKey = ''] = key.split('/');
    const root = { businessKey: caseNo, rootKey: 'road-occupation', rootInstanceId: `root-${caseNo}` };
    const place = { ...root, processInstanceId: `${partKey}-${caseNo}`, partKey, branch: undefined };
    const times = { openedAt: clock.now(), closedAt: undefined, isCancelled: false };
    return { kind: 'task', ...place, taskId, taskKey, name: taskKey, ...times };
  };
  return {
    domain,
    account: async (id) => {
      const found = await domain.people.findActiveAccount(id);
      if (found === undefined) throw new Error(`nobody is called ${id}`);
      return found;
    },
    openCase: () => domain.cases.openCase({ filing: sampleFiling(), channel: 'api', clientId: PORTAL.id }, PORTAL),
    openTask: async (caseNo, key, place = {}) => {
      const taskId = randomUUID();
      await report({ ...progressOf(caseNo, key, taskId), ...place });
      return taskId;
    },
    closeTask: (caseNo, key, taskId, isCancelled) =>
      report({ ...progressOf(caseNo, key, taskId), closedAt: clock.now(), isCancelled }),
    decide: async (id, taskId, values) => {
      const actor: Actor = { kind: 'account', id };
      const { version } = await domain.tasks.claimTask({ taskId }, actor);
      await domain.tasks.decideTask({ taskId, values, version }, actor);
    },
  };
};
