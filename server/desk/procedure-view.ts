import { type LimitClock, UNIT_NAMES } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import { listProcedures } from '../../domain/items/index.ts';
import { extensionOf, type SpecialProcedure } from '../../domain/special-procedures/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { limitNameOf } from '../limit-name.ts';
import type { PeopleNames } from '../people-names.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseDetail, DocumentView } from './case-schemas.ts';
import type { LimitDesk, ProcedureView } from './procedure-schemas.ts';

/** Special procedures of a case, and what may still be done to its limits at the desk. */
export const readProcedures = async (
  domain: Domain,
  file: CaseFile,
  sight: { clocks: readonly LimitClock[]; documents: readonly DocumentView[]; names: PeopleNames },
): Promise<Pick<CaseDetail, 'specialProcedures' | 'limitDesk'>> => {
  const procedures = await domain.specialProcedures.listSpecialProcedures(file.found.caseNo);
  return {
    specialProcedures: procedures.map((one) => viewProcedure(one, sight)),
    limitDesk: viewLimitDesk(file, sight.clocks),
  };
};

const viewProcedure = (
  one: SpecialProcedure,
  { documents, names }: { documents: readonly DocumentView[]; names: PeopleNames },
): ProcedureView => {
  const notice = documents.find(({ id }) => id === one.noticeId);
  const approverId = one.approverId;
  return {
    id: one.id,
    name: one.name,
    law: one.law ?? null,
    reason: one.reason,
    stopsClock: one.stopsClock,
    holdsClocks: one.holdsClocks,
    expectedDays: one.expectedDays,
    expectedUntil: one.expectedUntil,
    beganAt: instantOf(one.beganAt),
    endedAt: instantOrNull(one.endedAt),
    isStep: one.taskId !== undefined,
    approver: approverId === undefined ? null : { id: approverId, name: names.get(approverId) ?? approverId },
    notice: notice === undefined ? null : { number: notice.number, href: notice.href },
    isCancelled: one.isCancelled,
    result: one.result ?? null,
    opinion: one.opinion ?? null,
  };
};

const viewLimitDesk = ({ found, item }: CaseFile, clocks: readonly LimitClock[]): LimitDesk => ({
  leadDepartmentId: found.leadDepartmentId,
  kinds:
    found.state === 'accepted'
      ? listProcedures(item).map(({ basis, name, law, mayStopClock }) => ({
          ...{ basis, name, law: law ?? null, stopsClock: mayStopClock },
        }))
      : [],
  extensions: clocks
    .filter(({ state, extensions }) => state !== 'stopped' && extensions.length === 0)
    .flatMap((clock) => {
      const extension = extensionOf(item, clock);
      if (extension === undefined) return [];
      const { budget, legalBasis, approvedBy = 'authority-head' } = extension;
      const added = `${budget} ${UNIT_NAMES[clock.unit]}`;
      return [{ clockId: clock.id, name: limitNameOf(item, clock.limitKey), added, approvedBy, legalBasis }];
    }),
});
