import type { CalendarYear } from '../../domain/calendar/index.ts';

const days = (kind: 'off' | 'work', name: string, list: string) =>
  list.split(' ').map((day) => ({ day: `2027-${day}`, kind, name }));

/** A calendar for 2027 as the State Council might publish it; made up for tests. */
export const calendarOf2027: CalendarYear = {
  year: 2027,
  sourceDocument: '国办发明电〔2026〕99号',
  publishedOn: '2026-11-05',
  days: [
    ...days('off', '元旦', '01-01'),
    ...days('work', '春节', '01-31 02-20'),
    ...days('off', '春节', '02-05 02-08 02-09 02-10 02-11 02-12'),
    ...days('off', '清明', '04-05'),
    ...days('off', '劳动节', '05-03 05-04 05-05'),
    ...days('work', '劳动节', '04-25 05-08'),
    ...days('off', '端午', '06-09'),
    ...days('off', '中秋', '09-15'),
    ...days('off', '国庆', '10-01 10-04 10-05 10-06 10-07'),
    ...days('work', '国庆', '09-26 10-09'),
  ].sort((one, other) => one.day.localeCompare(other.day)),
};
