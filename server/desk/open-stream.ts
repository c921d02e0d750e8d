import type { ServerDeps } from '../server-deps.ts';
import { departmentsOf } from './case-file.ts';
import { type DeskStream, openDeskStream } from './desk-stream.ts';

/** One stream for all screens of this process. */
export const openStream = ({ wakeUp, log, reading }: ServerDeps): Promise<DeskStream> => {
  // most wake-ups name one of the few departments there are; what was one stays one
  const known = new Set<string>();
  const isDepartment = async (id: string): Promise<boolean> => {
    if (!known.has(id)) for (const department of await reading.people.listDepartments()) known.add(department.id);
    return known.has(id);
  };
  return openDeskStream({
    wakeUp,
    log,
    isDepartment,
    departmentsOfCase: async (caseNo) => {
      const found = await reading.cases.findCase(caseNo);
      return found ? departmentsOf((await reading.items.getItemOfVersion(found.modelVersionId)).item) : [];
    },
  });
};
