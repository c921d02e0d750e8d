import { formatTimeWithWeekday } from '../time/format-time.ts';
import './timeline.css';

export interface TimelineLine {
  id: string;
  at: string;
  title: string;
  actor: string;
  text: string | null;
  tone?: 'plain' | 'good' | 'warning' | 'bad';
}

/** What happened, newest first, one line each. */
export const Timeline = ({ lines }: { lines: readonly TimelineLine[] }) => (
  <ol className="tb-timeline">
    {lines.toReversed().map((line) => (
      <li key={line.id} className={`tb-timeline-${line.tone ?? 'plain'}`}>
        <time dateTime={line.at}>{formatTimeWithWeekday(line.at)}</time>
        <div>
          <strong>{line.title}</strong>
          <span className="tb-timeline-actor">{line.actor}</span>
          {line.text === null ? null : <p>{line.text}</p>}
        </div>
      </li>
    ))}
  </ol>
);
