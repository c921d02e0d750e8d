import type { ServerDeps } from '../server-deps.ts';
import { departmentsOf } from './case-file.ts';
import { type Concern, type DeskStream, openDeskStream } from './desk-stream.ts';

/** One stream for all screens of this process. */
export const openStream = ({ wakeUp, log, reading }: ServerDeps): Promise<DeskStream> => {
  // wake-ups name a case or one of the few departments there are; what was a department stays one
  const departments = new Set<string>();
  const findCase = async (caseNo: string): Promise<Concern | undefined> => {
    const found = await reading.cases.findCase(caseNo);
    if (found === undefined) return undefined;
    return { caseNo, departments: departmentsOf((await reading.items.getItemOfVersion(found.modelVersionId)).item) };
  };
  const findDepartment = async (id: string): Promise<Concern | undefined> => {
    for (const department of await reading.people.listDepartments()) departments.add(department.id);
    return departments.has(id) ? { departmentId: id } : undefined;
  };
  return openDeskStream({
    wakeUp,
    log,
    findConcern: async (payload) =>
      departments.has(payload)
        ? { departmentId: payload }
        : ((await findCase(payload)) ?? (await findDepartment(payload))),
  });
};
