import type { Deadline } from '../../server/deadline-schemas.ts';
import type { AskedPause, Unit } from './question.ts';

/** What a day is to the limit; the word is also its CSS class. */
export type DayLook = 'beyond' | 'start' | 'counted' | 'made-up' | 'weekend' | 'holiday' | 'suspended' | 'due';

export interface DayCell {
  day: string;
  look: DayLook;
  /** the short word under the number */
  label: string;
  /** the whole of it, for the pointer and the screen reader */
  title: string;
  flag?: 'yellow' | 'red';
  /** a day off within a suspension */
  isPaused: boolean;
}

export interface MonthCells {
  title: string;
  /** seven days each from Monday; undefined where the week belongs to another month */
  weeks: (DayCell | undefined)[][];
}

const msPerDay = 86_400_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const after = (day: string, days: number): string => new Date(timeOf(day) + days * msPerDay).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => new Date(timeOf(day)).getUTCDay();

/** 2026年3月2日（周一） */
export const dayInWords = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（${weekdays[weekdayOf(day)] ?? ''}）`;

interface Picture {
  deadline: Deadline;
  unit: Unit;
  pauses: readonly AskedPause[];
  numbers: ReadonlyMap<string, number>;
  skipped: ReadonlyMap<string, Deadline['skipped'][number]>;
}

/** The months from the start to the due day as calendar sheets; a list that was cut ends the picture where it ends. */
export const monthsOf = (deadline: Deadline, unit: Unit, pauses: readonly AskedPause[]): MonthCells[] => {
  const start = deadline.skipped[0]?.day;
  if (start === undefined) return [];
  const listed = [start, ...deadline.counted, ...deadline.skipped.map(({ day }) => day)].sort();
  const last = deadline.isCut ? (listed.at(-1) ?? start) : deadline.dueOn;
  const picture: Picture = {
    deadline,
    unit,
    pauses,
    numbers: new Map(deadline.counted.map((day, at) => [day, at + 1])),
    skipped: new Map(deadline.skipped.map((one) => [one.day, one])),
  };
  const months: MonthCells[] = [];
  for (let first = `${start.slice(0, 7)}-01`; first <= last; first = `${after(first, 31).slice(0, 7)}-01`)
    months.push(monthFrom(first, picture));
  return months;
};

const monthFrom = (first: string, picture: Picture): MonthCells => {
  const month = first.slice(0, 7);
  const weeks: MonthCells['weeks'] = [];
  for (let monday = after(first, -((weekdayOf(first) + 6) % 7)); monday.slice(0, 7) <= month; monday = after(monday, 7))
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6]
        .map((days) => after(monday, days))
        .map((day) => (day.startsWith(month) ? cellOf(day, picture) : undefined)),
    );
  return { title: `${first.slice(0, 4)}年${Number(first.slice(5, 7))}月`, weeks };
};

const cellOf = (day: string, picture: Picture): DayCell => {
  const { deadline, pauses } = picture;
  const { look, label, what } = lookOf(day, picture);
  const flag = flagOf(day, deadline);
  const words = [what, flag === undefined ? '' : { yellow: '0 时起黄灯', red: '0 时起红灯' }[flag]].filter(Boolean);
  return {
    day,
    look,
    label: flag === 'red' && look === 'beyond' ? '红灯' : label,
    title: [dayInWords(day), ...words].join('，'),
    ...(flag !== undefined && { flag }),
    isPaused:
      look !== 'beyond' && pauses.some(({ from, until }) => from.slice(0, 10) <= day && day < until.slice(0, 10)),
  };
};

const flagOf = (day: string, { yellowAt, redAt }: Deadline): DayCell['flag'] => {
  if (day === redAt.slice(0, 10)) return 'red';
  return day === yellowAt.slice(0, 10) ? 'yellow' : undefined;
};

interface Look {
  look: DayLook;
  label: string;
  what: string;
}

const lookOf = (day: string, picture: Picture): Look => {
  const { deadline, numbers, skipped, unit } = picture;
  const number = numbers.get(day);
  const counted = number === undefined ? '' : `第 ${number} ${unit === 'working-day' ? '个工作日' : '天'}`;
  if (day === deadline.dueOn)
    return { look: 'due', label: '届满', what: [counted, '届满日'].filter(Boolean).join('，') };
  if (number !== undefined) return countedLook(day, number, counted, unit);
  const skip = skipped.get(day);
  if (skip === undefined) return { look: 'beyond', label: '', what: '' };
  if (skip.kind === 'start') return { look: 'start', label: '起算', what: `${skip.why}，不计入` };
  const label = { weekend: '休', holiday: skip.why.replace(/[（，].*$/, ''), suspended: '中止' }[skip.kind];
  return { look: skip.kind, label: /顺延/.test(skip.why) ? '顺延' : label, what: `${skip.why}，不计入` };
};

/** A Saturday or Sunday that counts as a working day is one made up for a holiday (调休). */
const countedLook = (day: string, number: number, counted: string, unit: Unit): Look => {
  const isMadeUp = unit === 'working-day' && weekdayOf(day) % 6 === 0;
  return {
    look: isMadeUp ? 'made-up' : 'counted',
    label: `第${number}`,
    what: isMadeUp ? `调休上班，${counted}` : counted,
  };
};
