/**
 * `lightOf` in SQL: 0 green, 1 yellow, 2 red of the clock behind the alias, as of `instant` (an SQL expression), held where the
 * clock is held. For readers that look at many clocks at once.
 */
export const lightLevel = (clock: string, instant: string): string => {
  const held = heldInstant(clock, instant);
  return `case when ${held} >= ${clock}.red_at then 2 when ${held} >= ${clock}.yellow_at then 1 else 0 end`;
};

const heldInstant = (clock: string, instant: string): string => `(case ${clock}.state when 'running' then ${instant}
  when 'stopped' then coalesce(${clock}.stopped_at, ${instant}) else coalesce((select held.from_at from clock_suspensions held
    where held.clock_id = ${clock}.id and held.until_at is null), ${instant}) end)`;
