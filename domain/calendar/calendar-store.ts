import type { Needs } from '../needs.ts';
import type { CalendarDay, CalendarYear } from './working-calendar.ts';

interface YearRow {
  year: number;
  source_document: string;
  published_on: string;
}

/** Changes whenever a year is published or corrected; cheap enough to ask every time. */
export const selectCalendarFingerprint = async ({ db }: Needs): Promise<string> => {
  const { rows } = await db.raw<{ rows: { fingerprint: string | null }[] }>(
    `select string_agg(year || '|' || source_document || '|' || published_on, ',' order by year) as fingerprint
     from calendar_years`,
  );
  return rows[0]?.fingerprint ?? '';
};

export const selectCalendarYears = async ({ db }: Needs): Promise<CalendarYear[]> => {
  const years: YearRow[] = await db('calendar_years')
    .select('year', 'source_document', db.raw('published_on::text as published_on'))
    .orderBy('year');
  const days: (CalendarDay & { year: number })[] = await db('calendar_days')
    .select('year', 'kind', 'name', db.raw('day::text as day'))
    .orderBy('day');
  return years.map((row) => ({
    year: row.year,
    sourceDocument: row.source_document,
    publishedOn: row.published_on,
    days: days.filter((day) => day.year === row.year).map(({ day, kind, name }) => ({ day, kind, name })),
  }));
};
