import type { Board } from '../../server/desk/board-schemas.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { EscalationList } from './EscalationList.tsx';
import { WarningList } from './WarningList.tsx';

/** What supervisors should look at first, and all that was told. */
export const WarningPanels = ({ board }: { board: Board | undefined }) => (
  <div className="board-told">
    {board === undefined || board.escalations.length === 0 ? null : (
      <Panel title={`升级预警 ${board.escalations.length}`} className="board-escalations">
        <EscalationList escalations={board.escalations} />
      </Panel>
    )}
    <Panel title="亮灯记录" className="board-warnings">
      {board === undefined ? <RowsSkeleton rows={6} height={56} /> : <WarningList warnings={board.warnings} />}
    </Panel>
  </div>
);
