import { Link } from 'react-router';
import type { LightCounts } from '../../server/desk/board-schemas.ts';
import { lightLooks, lights } from '../../ui-kit/light/light.ts';
import { listOf, type Sight } from './useBoard.ts';

/** Three numbers one can read from across the room; each leads to its list. */
export const LightTotals = ({ totals, sight }: { totals: LightCounts | undefined; sight: Sight }) => (
  <div className="light-totals">
    {lights.map((light) => (
      <Link key={light} to={listOf(sight, `light=${light}`)} className={`light-total light-total-${light}`}>
        <span className="light-total-word">
          <span aria-hidden="true">{lightLooks[light].shape}</span> {lightLooks[light].word}
        </span>
        <strong>{totals?.[light] ?? '–'}</strong>
        <span className="light-total-note">{notes[light]}</span>
      </Link>
    ))}
    <Link to={listOf(sight)} className="light-total">
      <span className="light-total-word">{sight === 'cases' ? '在办办件' : '在办环节'}</span>
      <strong>{totals?.total ?? '–'}</strong>
      <span className="light-total-note">{sight === 'cases' ? '正在计时' : '全部环节'}</span>
    </Link>
  </div>
);

const notes = { red: '已超过时限', yellow: '即将到期', green: '时限之内' } as const;
