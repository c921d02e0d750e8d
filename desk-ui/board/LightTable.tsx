import { Link } from 'react-router';
import type { LightCounts } from '../../server/desk/board-schemas.ts';
import { lightLooks, lights } from '../../ui-kit/light/light.ts';

export interface LightLine {
  key: string;
  name: string;
  lights: LightCounts;
  /** address of the list that shows exactly these */
  to: string;
}

/** One line per department or item: shares as a bar, numbers as links to the list behind them. */
export const LightTable = ({ head, lines }: { head: string; lines: readonly LightLine[] }) => (
  <table className="light-table">
    <thead>
      <tr>
        <th>{head}</th>
        <th className="light-table-bar">占比</th>
        {lights.map((light) => (
          <th key={light} className="light-table-number">
            {lightLooks[light].shape} {lightLooks[light].word}
          </th>
        ))}
        <th className="light-table-number">合计</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.key}>
          <th scope="row">{line.name}</th>
          <td>
            <ShareBar counts={line.lights} />
          </td>
          {lights.map((light) => (
            <td key={light} className="light-table-number">
              <Count count={line.lights[light]} to={`${line.to}&light=${light}`} tone={light} />
            </td>
          ))}
          <td className="light-table-number">
            <Count count={line.lights.total} to={line.to} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Count = ({ count, to, tone }: { count: number; to: string; tone?: string }) =>
  count === 0 ? (
    <span className="tb-soft">0</span>
  ) : (
    <Link to={to} className={tone === undefined ? 'light-count' : `light-count light-count-${tone}`}>
      {count}
    </Link>
  );

const ShareBar = ({ counts }: { counts: LightCounts }) => (
  <span className="share-bar" aria-hidden="true">
    {lights.map((light) =>
      counts[light] === 0 ? null : <i key={light} className={`share-${light}`} style={{ flexGrow: counts[light] }} />,
    )}
  </span>
);
