import { randomUUID } from 'node:crypto';
import type { TaskProgress } from '../../../domain/tasks/index.ts';
import type { TestServer } from './test-server.ts';

/** Who works in the demo office, by login name. */
export const STAFF = {
  window: ['window-clerk', 'government-service-centre'],
  reviewer: ['reviewer', 'municipal-administration'],
  approver: ['approver', 'municipal-administration'],
  inspector: ['inspector', 'municipal-administration'],
  police: ['reviewer', 'traffic-police'],
  supervisor: ['supervisor', 'supervision-office'],
  analyst: ['analyst', 'information-centre'],
  teacher: ['window-clerk', 'education-bureau'],
  window2: ['window-clerk', 'government-service-centre'],
} as const;
export type StaffName = keyof typeof STAFF;

export const addStaff = async (server: TestServer, names = Object.keys(STAFF) as StaffName[]): Promise<void> => {
  for (const name of names) {
    const [role, department] = STAFF[name];
    await server.addAccount(name, [role], department);
  }
};

/** Reports, as the engine feed would, that the engine opened this user task; returns the task's id. */
export const openTask = async (
  server: TestServer,
  caseNo: string,
  [partKey, taskKey]: readonly [string, string],
  branch?: number,
): Promise<string> => {
  const taskId = randomUUID();
  const progress: TaskProgress = {
    kind: 'task',
    businessKey: caseNo,
    rootKey: 'road-occupation',
    rootInstanceId: `root-${caseNo}`,
    processInstanceId: `${partKey}-${caseNo}`,
    partKey,
    branch,
    taskId,
    taskKey,
    name: taskKey,
    openedAt: server.database.clock.now(),
    closedAt: undefined,
    isCancelled: false,
  };
  await server.deps.transact((domain) => domain.tasks.recordProgress([progress]));
  return taskId;
};

export const REVIEW_APPLICATION = ['accept-application', 'review-application'] as const;
export const REVIEW_BY_DEPARTMENT = ['review-in-parallel', 'review-by-department'] as const;
