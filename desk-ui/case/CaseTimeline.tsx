import type { TimelineEntry } from '../../server/desk/case-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { Timeline, type TimelineLine } from '../../ui-kit/timeline/Timeline.tsx';

/** Everything that happened to the case, newest first. */
export const CaseTimeline = ({ entries }: { entries: readonly TimelineEntry[] }) =>
  entries.length === 0 ? (
    <Nothing title="还没有记录" />
  ) : (
    <Timeline lines={entries.map((entry) => ({ ...entry, tone: toneOf(entry.kind) }))} />
  );

/** Colour of the dot by the word of the event, e.g. `ClockTurnedRed`; the title says it in words. */
const toneOf = (kind: string): TimelineLine['tone'] => {
  const word = kind.replaceAll('-', '').toLowerCase();
  if (/turnedred|refus|reject|lapse|failed/.test(word)) return 'bad';
  if (/yellow|supplement|rectification|withdraw|overtaken|suspend/.test(word)) return 'warning';
  return /accepted|granted|completed|delivered|issued|received|passed/.test(word) ? 'good' : 'plain';
};
