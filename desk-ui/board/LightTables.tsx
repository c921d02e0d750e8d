import type { Lights } from '../../server/desk/board-schemas.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { LightTable } from './LightTable.tsx';
import { listOf, type Sight } from './useBoard.ts';

/** The same lights by department and by item; every number leads to its list. */
export const LightTables = ({ lights, sight }: { lights: Lights | undefined; sight: Sight }) => (
  <div className="board-tables">
    <Panel title="按部门">
      {lights === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <LightTable
          head="部门"
          lines={lights.departments.map((line) => ({
            ...line,
            key: line.id,
            to: listOf(sight, `department=${line.id}`),
          }))}
        />
      )}
    </Panel>
    <Panel title="按事项">
      {lights === undefined ? (
        <RowsSkeleton rows={3} />
      ) : (
        <LightTable
          head="事项"
          lines={lights.items.map((line) => ({ ...line, to: listOf(sight, `item=${line.key}`) }))}
        />
      )}
    </Panel>
  </div>
);
