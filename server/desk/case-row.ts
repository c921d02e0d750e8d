import type { DateTime } from 'luxon';
import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { CASE_STATE_NAMES, type CaseListEntry } from '../../domain/cases/index.ts';
import { lightOf, remainingOf } from '../../domain/clocks/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { applicantLabel } from './applicant-view.ts';
import type { CaseRow } from './case-schemas.ts';

/** One line of the list, its light as of `now`. */
export const viewCaseRow = (entry: CaseListEntry, calendar: WorkingCalendar, now: DateTime): CaseRow => ({
  caseNo: entry.caseNo,
  itemKey: entry.itemKey,
  itemName: entry.itemName,
  applicantName: applicantLabel(entry.applicantKind, entry.applicantName),
  state: entry.state,
  stateName: CASE_STATE_NAMES[entry.state],
  channel: entry.channel,
  leadDepartmentName: entry.leadDepartmentName,
  steps: entry.steps,
  receivedAt: instantOf(entry.receivedAt),
  dueAt: instantOrNull(entry.clock?.dueAt),
  light: entry.clock?.isSupervised ? lightOf(entry.clock, now) : null,
  remaining: entry.clock ? remainingOf(calendar, entry.clock, now) : null,
});
