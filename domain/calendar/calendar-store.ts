import { createHash } from 'node:crypto';
import type { Needs } from '../needs.ts';
import type { CalendarDay, CalendarYear } from './working-calendar.ts';

interface YearRow {
  year: number;
  source_document: string;
  published_on: string;
}

/** Any number: the key under which transactions agree about the calendar. */
const CALENDAR_LOCK = 20_260_101;

/** Until this transaction ends nobody publishes; many may hold it so at once. */
export const holdCalendarTogether = async ({ db }: Needs): Promise<void> => {
  await db.raw('select pg_advisory_xact_lock_shared(?)', [CALENDAR_LOCK]);
};

/** Waits until nobody holds it, and keeps everybody else waiting until this transaction ends. */
export const holdCalendarAlone = async ({ db }: Needs): Promise<void> => {
  await db.raw('select pg_advisory_xact_lock(?)', [CALENDAR_LOCK]);
};

/** Changes whenever a year is published or corrected; cheap enough to ask every time. */
export const selectCalendarFingerprint = async ({ db }: Needs): Promise<string> => {
  const { rows } = await db.raw<{ rows: { fingerprint: string | null }[] }>(
    `select string_agg(year || '|' || source_document || '|' || published_on || '|' || content_hash, ',' order by year) as fingerprint
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

export const insertCalendarYear = async ({ db }: Needs, content: CalendarYear): Promise<void> => {
  const { year, sourceDocument, publishedOn, days } = content;
  const hash = createHash('sha256').update(JSON.stringify(days.map(({ day, kind, name }) => [day, kind, name])));
  await db('calendar_years').insert({
    year,
    source_document: sourceDocument,
    published_on: publishedOn,
    content_hash: hash.digest('hex'),
  });
  if (days.length > 0) await db('calendar_days').insert(days.map(({ day, kind, name }) => ({ day, year, kind, name })));
};

export const deleteCalendarYear = async ({ db }: Needs, year: number): Promise<void> => {
  await db('calendar_years').where({ year }).delete();
};
