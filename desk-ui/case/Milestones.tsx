import { formatTime } from '../../ui-kit/time/format-time.ts';
import type { Milestone } from './milestones.ts';

const signs: Record<Milestone['state'], string> = { passed: '✓', current: '…', ahead: '', stopped: '×' };
const words: Record<Milestone['state'], string> = { passed: '', current: '进行中', ahead: '未到', stopped: '' };

/** The case's way in five stations. */
export const Milestones = ({ milestones }: { milestones: readonly Milestone[] }) => (
  <ol className="milestones">
    {milestones.map((milestone) => (
      <li key={milestone.name} className={`milestone-${milestone.state}`}>
        <span className="milestone-sign" aria-hidden="true">
          {signs[milestone.state]}
        </span>
        <span className="milestone-name">{milestone.name}</span>
        <span className="milestone-at">
          {milestone.at === null ? words[milestone.state] : formatTime(milestone.at)}
        </span>
      </li>
    ))}
  </ol>
);
