import type { ServerDeps } from '../server-deps.ts';
import { departmentsOf } from './case-file.ts';
import { type DeskStream, openDeskStream } from './desk-stream.ts';

/** One stream for all screens of this process. */
export const openStream = ({ wakeUp, log, reading }: ServerDeps): Promise<DeskStream> =>
  openDeskStream({
    wakeUp,
    log,
    isDepartment: async (id) => (await reading.people.listDepartments()).some((department) => department.id === id),
    departmentsOfCase: async (caseNo) => {
      const found = await reading.cases.findCase(caseNo);
      return found ? departmentsOf((await reading.items.getItemOfVersion(found.modelVersionId)).item) : [];
    },
  });
