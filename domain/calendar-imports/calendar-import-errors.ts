import { defineError } from '../errors.ts';

export const calendarImportNotFound = defineError('not-found', 'calendar-import-not-found', '没有这次工作日历导入');
export const calendarImportOpen = defineError(
  'conflict',
  'calendar-import-open',
  '另一次工作日历导入尚未完成，请先应用、撤销或放弃它',
);
export const calendarImportState = defineError(
  'conflict',
  'calendar-import-state',
  '这次工作日历导入的状态已经变化，不能再这样操作',
);
export const calendarImportSuperseded = defineError(
  'conflict',
  'calendar-import-superseded',
  '这一年后来又导入过，只能撤销最近一次',
);
export const calendarUnchanged = defineError('invalid', 'calendar-unchanged', '与现行的工作日安排完全相同');
