import { defineError } from '../errors.ts';

export const calendarYearInvalid = defineError('invalid', 'calendar-year-invalid', '这一年的工作日安排不符合要求');
export const calendarYearNotFound = defineError('not-found', 'calendar-year-not-found', '这一年的工作日安排尚未公布');
