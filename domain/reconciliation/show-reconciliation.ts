import type { DateTime } from 'luxon';
import { officeTime } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import { selectFirstOrderAt } from './statement-store.ts';
import { readDays, readDifferences } from './reconciliation-reader.ts';
import type { DifferenceRow, ReconciledDayRow } from './reconciliation-reader.ts';

const isoDay = (at: DateTime): string => at.toISODate() ?? '';

/** Days of a month up to yesterday, newest first, and the differences in them with all that are open. */
export interface Reconciliation {
  days: readonly ReconciledDayRow[];
  differences: readonly DifferenceRow[];
}

/** 对账 of a month (yyyy-mm), for screens. Days before the first order are not looked at. */
export const showReconciliation = async (needs: Needs, { month }: { month: string }): Promise<Reconciliation> => {
  const now = needs.clock.now();
  const begin = now.set({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)), day: 1 }).startOf('day');
  const end = begin.endOf('month');
  const firstOrderAt = await selectFirstOrderAt(needs);
  const first = firstOrderAt === undefined ? begin : officeTime(firstOrderAt);
  const from = isoDay(first > begin ? first : begin);
  const to = isoDay(end < now ? end : now.minus({ days: 1 }));
  const days = from <= to ? await readDays(needs, from, to) : [];
  return { days, differences: await readDifferences(needs, isoDay(begin), isoDay(end)) };
};
