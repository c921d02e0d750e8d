import type { WorkingCalendar } from '../calendar/index.ts';
import type { Needs } from '../needs.ts';
import type { ClockChange, NamedClock } from './reckoned-clock.ts';
import { findChanges } from './recompute-clocks.ts';
import { countReckonedClocks, selectNamedClocks, type ClockStretch } from './reckoning-store.ts';

/** What another calendar would do to the next open clocks of a stretch; nothing is changed. */
export const previewClocks = async (
  needs: Needs,
  { calendar, stretch, limit }: { calendar: WorkingCalendar; stretch: ClockStretch; limit: number },
): Promise<{ visited: number; changes: ClockChange<NamedClock>[]; next: string | undefined }> => {
  const clocks = await selectNamedClocks(needs, stretch, limit);
  const changes = await findChanges(needs, calendar, clocks);
  return { visited: clocks.length, changes, next: clocks.length < limit ? undefined : clocks.at(-1)?.id };
};

/** How many open clocks lie in a stretch. */
export const countOpenClocks = (needs: Needs, stretch: ClockStretch): Promise<number> =>
  countReckonedClocks(needs, stretch);
