import type { Needs } from '../needs.ts';
import { readDays, readDifferences } from './reconciliation-reader.ts';
import type { DifferenceRow, ReconciledDayRow } from './reconciliation-reader.ts';

/** Days of a month up to yesterday, newest first, and the differences in them with all that are open. */
export interface Reconciliation {
  days: readonly ReconciledDayRow[];
  differences: readonly DifferenceRow[];
}

/** 对账 of a month (yyyy-mm), for screens. */
export const showReconciliation = async (needs: Needs, { month }: { month: string }): Promise<Reconciliation> => {
  const now = needs.clock.now();
  const first = now.set({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)), day: 1 }).startOf('day');
  const last = first.endOf('month');
  const yesterday = now.minus({ days: 1 });
  const [from, to] = [first, last < yesterday ? last : yesterday].map((day) => day.toISODate() ?? '');
  if (from === undefined || to === undefined) return { days: [], differences: [] };
  const days = from <= to ? await readDays(needs, from, to) : [];
  return { days, differences: await readDifferences(needs, from, last.toISODate() ?? to) };
};
