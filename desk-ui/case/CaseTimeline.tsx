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

const toneOf = (kind: string): TimelineLine['tone'] => {
  if (kind.includes('turned-red') || /refus|reject|lapse/.test(kind)) return 'bad';
  if (/yellow|supplement|rectification|withdraw|overtaken|suspend/.test(kind)) return 'warning';
  return /accepted|granted|completed|delivered|issued|registered|paid|confirmed/.test(kind) ? 'good' : 'plain';
};
