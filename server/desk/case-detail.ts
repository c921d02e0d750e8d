import { type CaseListEntry, leadingClock } from '../../domain/cases/index.ts';
import type { LimitClock } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import { instantOrNull } from '../instants.ts';
import { readDepartmentNames, readPeopleNames } from '../people-names.ts';
import type { CaseFile } from './case-file.ts';
import { readCaseHistory } from './case-history.ts';
import { readCaseOutcome } from './case-outcome.ts';
import { viewCaseRow } from './case-row.ts';
import type { CaseDetail } from './case-schemas.ts';
import { type ClockSight, viewClock } from './clock-view.ts';
import { readRequest } from './case-request.ts';

/** Everything a screen shows of one case, as of now. The caller has made sure that it may be seen. */
export const readCaseDetail = async (
  domain: Domain,
  sightClock: ClockSight['now'],
  file: CaseFile,
): Promise<CaseDetail> => {
  const { found, item, model } = file;
  const departmentNames = await readDepartmentNames(domain);
  const names = await readPeopleNames(domain);
  const sight: ClockSight = { calendar: await domain.calendar.getCalendar(), now: sightClock, item, departmentNames };
  const clocks = await domain.clocks.listClocks(found.caseNo);
  const history = await readCaseHistory(domain, file, { names, departmentNames });
  return {
    case: viewCaseRow(
      toEntry(file, leadingClock(clocks, sight.now), sight, history.openSteps),
      sight.calendar,
      sight.now,
    ),
    version: found.version,
    modelVersion: model.number,
    isDeemedAccepted: found.isDeemedAccepted,
    renews: found.renews ?? null,
    isDeemedRenewed: found.isDeemedRenewed,
    withdrawalRequestedAt: instantOrNull(found.withdrawalRequestedAt),
    acceptedAt: instantOrNull(found.acceptedAt),
    decidedAt: instantOrNull(found.decidedAt),
    closedAt: instantOrNull(found.closedAt),
    ...(await readRequest(domain, file, clocks)),
    ...(await readCaseOutcome(domain, file, { names, clocks })),
    clocks: clocks.map((clock) => viewClock(clock, sight)),
    decisions: history.decisions,
    timeline: history.timeline,
    diagrams: history.diagrams,
  };
};

const toEntry = (
  { found, item }: CaseFile,
  clock: LimitClock | undefined,
  sight: ClockSight,
  steps: string[],
): CaseListEntry => ({
  caseNo: found.caseNo,
  itemKey: item.key,
  itemName: item.name,
  applicantKind: found.applicant.kind,
  applicantName: found.applicant.name,
  state: found.state,
  channel: found.channel,
  leadDepartmentName: sight.departmentNames.get(found.leadDepartmentId) ?? found.leadDepartmentId,
  steps,
  receivedAt: found.receivedAt,
  clock,
  version: found.version,
});
