import type { DateTime } from 'luxon';
import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { lightOf, remainingOf } from '../../domain/clocks/index.ts';
import type { TaskListEntry } from '../../domain/tasks/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { applicantLabel } from './applicant-view.ts';
import type { TaskRow } from './task-schemas.ts';

/** One line of the list, its light as of `now`. */
export const viewTaskRow = (entry: TaskListEntry, calendar: WorkingCalendar, now: DateTime): TaskRow => ({
  id: entry.id,
  orderId: entry.subject.kind === 'order' ? entry.subject.id : null,
  caseNo: entry.caseNo ?? null,
  inquiryNo: entry.inquiryNo ?? null,
  itemKey: entry.itemKey ?? null,
  itemName: entry.itemName ?? '',
  applicantName: applicantLabel(entry.applicantKind ?? 'organisation', entry.applicantName ?? ''),
  stepName: entry.stepName,
  partKey: entry.partKey,
  taskKey: entry.taskKey,
  branch: entry.branch ?? null,
  departmentId: entry.departmentId,
  departmentName: entry.departmentName,
  role: entry.role,
  state: entry.state,
  openedAt: instantOf(entry.openedAt),
  dueAt: instantOrNull(entry.clock?.dueAt),
  light: entry.clock ? lightOf(entry.clock, now) : null,
  remaining: entry.clock ? remainingOf(calendar, entry.clock, now) : null,
  claimedBy: entry.claimedBy ?? null,
  claimedAt: instantOrNull(entry.claimedAt),
  version: entry.version,
});
