import { Link } from 'react-router';
import type { LightCounts } from '../../server/desk/board-schemas.ts';
import { lightLooks, lights } from '../../ui-kit/light/light.ts';

/** Three numbers one can read from across the room; each leads to its list. */
export const LightTotals = ({ totals }: { totals: LightCounts | undefined }) => (
  <div className="light-totals">
    {lights.map((light) => (
      <Link key={light} to={`/tasks?view=all&light=${light}`} className={`light-total light-total-${light}`}>
        <span className="light-total-word">
          <span aria-hidden="true">{lightLooks[light].shape}</span> {lightLooks[light].word}
        </span>
        <strong>{totals?.[light] ?? '–'}</strong>
        <span className="light-total-note">{notes[light]}</span>
      </Link>
    ))}
    <Link to="/tasks?view=all" className="light-total">
      <span className="light-total-word">在办任务</span>
      <strong>{totals?.total ?? '–'}</strong>
      <span className="light-total-note">全部环节</span>
    </Link>
  </div>
);

const notes = { red: '已超过时限', yellow: '即将到期', green: '时限之内' } as const;
