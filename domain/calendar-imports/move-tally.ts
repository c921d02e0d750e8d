import type { ClockChange, NamedClock } from '../clocks/index.ts';

/** How many clocks move which way. */
export interface MoveCounts {
  moved: number;
  later: number;
  earlier: number;
  /** dates stay, the provisional mark comes or goes */
  marked: number;
}

export interface MoveTally {
  /** open clocks looked at */
  clocks: number;
  totals: MoveCounts;
  /** running clocks that are in time now and would be over their limit at once */
  turnsRed: number;
  /** running clocks that are over their limit now and would be in time again */
  leavesRed: number;
  /** most first */
  departments: { departmentId: string | undefined; counts: MoveCounts }[];
  /** by limit key without its round; most first */
  limits: { limitKey: string; counts: MoveCounts }[];
}

const none = (): MoveCounts => ({ moved: 0, later: 0, earlier: 0, marked: 0 });

const count = (counts: MoveCounts, { isMoved, redMs, clock }: ClockChange<NamedClock>): void => {
  if (!isMoved) counts.marked += 1;
  else counts.moved += 1;
  if (redMs > clock.redMs) counts.later += 1;
  if (redMs < clock.redMs) counts.earlier += 1;
};

const countsOf = <Key>(groups: Map<Key, MoveCounts>, key: Key): MoveCounts => {
  const counts = groups.get(key) ?? none();
  groups.set(key, counts);
  return counts;
};

const sorted = <Key>(groups: Map<Key, MoveCounts>): [Key, MoveCounts][] =>
  [...groups].sort(([, one], [, other]) => other.moved + other.marked - one.moved - one.marked);

/** Adds up changes batch by batch. */
export const createTally = (nowMs: number) => {
  const sums = { clocks: 0, totals: none(), turnsRed: 0, leavesRed: 0 };
  const departments = new Map<string | undefined, MoveCounts>();
  const limits = new Map<string, MoveCounts>();
  const addOne = (change: ClockChange<NamedClock>): void => {
    const { clock, redMs } = change;
    count(sums.totals, change);
    count(countsOf(departments, clock.departmentId ?? undefined), change);
    count(countsOf(limits, clock.limitKey.split('#')[0] ?? ''), change);
    if (clock.state !== 'running') return;
    if (clock.redMs > nowMs && redMs <= nowMs) sums.turnsRed += 1;
    if (clock.redMs <= nowMs && redMs > nowMs) sums.leavesRed += 1;
  };
  return {
    add: (visited: number, changes: readonly ClockChange<NamedClock>[]): void => {
      sums.clocks += visited;
      changes.forEach(addOne);
    },
    result: (): MoveTally => ({
      ...sums,
      departments: sorted(departments).map(([departmentId, counts]) => ({ departmentId, counts })),
      limits: sorted(limits).map(([limitKey, counts]) => ({ limitKey, counts })),
    }),
  };
};
