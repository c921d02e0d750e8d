import type { ReconciliationView } from '../../server/desk/reconciliation-schemas.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { DayTable } from './DayTable.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import './reconciliation.css';

/** Days at the left, what differs at the right. */
export const ReconciliationColumns = ({ shown }: { shown: ReconciliationView | undefined }) => (
  <div className="reconciliation-columns">
    <Panel title="逐日核对" className="reconciliation-days">
      {shown === undefined ? <RowsSkeleton rows={8} height={52} /> : <DayTable days={shown.days} />}
    </Panel>
    <Panel title="差异" className="reconciliation-differences">
      {shown === undefined ? <RowsSkeleton rows={4} height={88} /> : <DifferenceList differences={shown.differences} />}
    </Panel>
  </div>
);
