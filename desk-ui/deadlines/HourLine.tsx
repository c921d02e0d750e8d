import type { Deadline } from '../../server/deadline-schemas.ts';
import { formatShort } from '../../ui-kit/time/format-time.ts';
import type { Asked } from './question.ts';
import './month-legend.css';
import './hour-line.css';

interface Stretch {
  key: string;
  look: 'run' | 'paused' | 'yellow';
  share: number;
}

const timeOf = (officeMinute: string): number => Date.parse(`${officeMinute.slice(0, 16)}:00+08:00`);

/** Running and suspended time in turn, the yellow end last; shares of the whole. */
const stretchesOf = ({ received, pauses }: Asked, { dueAt, yellowAt }: Deadline): Stretch[] => {
  const [start, yellow, due] = [
    timeOf(received.length > 10 ? received : `${received}T00:00`),
    Date.parse(yellowAt),
    Date.parse(dueAt),
  ];
  const marks = new Set([start, yellow, due]);
  const spans = pauses.map(({ from, until }) => [timeOf(from), timeOf(until)] as const);
  for (const mark of spans.flat()) if (mark > start && mark < due) marks.add(mark);
  const sorted = [...marks].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => {
    const begin = sorted[at] ?? start;
    const isPaused = spans.some(([from, until]) => from <= begin && begin < until);
    return { key: String(begin), look: isPaused ? 'paused' : begin >= yellow ? 'yellow' : 'run', share: end - begin };
  });
};

/** A limit in hours runs day and night: a line instead of a calendar. */
export const HourLine = ({ asked, deadline }: { asked: Asked; deadline: Deadline }) => (
  <div className="hour-line">
    <div className="hour-line-bar" aria-hidden="true">
      {stretchesOf(asked, deadline).map(({ key, look, share }) => (
        <i key={key} className={`hour-${look}`} style={{ flexGrow: share }} />
      ))}
    </div>
    <div className="hour-line-ends">
      <span>{asked.received.replace('T', ' ').slice(5)} 起算</span>
      <span>{formatShort(deadline.dueAt)} 届满</span>
    </div>
    <ul className="month-legend" aria-label="图例">
      <li>
        <i className="hour-run" aria-hidden="true" />
        计时
      </li>
      <li>
        <i className="hour-paused" aria-hidden="true" />
        时限中止
      </li>
      <li>
        <i className="hour-yellow" aria-hidden="true" />
        黄灯
      </li>
    </ul>
  </div>
);
