import { Link } from 'react-router';
import type { ScoreTable as Scores } from '../../server/desk/order-schemas.ts';

const columns = ['要求说明', '说明成立', '挂号督办', '升级督办'] as const;

/** One line per department: what it was asked, what came of it, what it lost by which rule. */
export const ScoreTable = ({ departments }: { departments: Scores['departments'] }) => (
  <table className="score-table">
    <thead>
      <tr>
        <th>部门</th>
        {columns.map((name) => (
          <th key={name} className="score-number">
            {name}
          </th>
        ))}
        <th>扣分规则</th>
        <th className="score-number">扣分</th>
      </tr>
    </thead>
    <tbody>
      {departments.map((department) => (
        <tr key={department.id}>
          <th scope="row">
            <Link to={`/orders?department=${department.id}`}>{department.name}</Link>
          </th>
          {[department.asked, department.excused, department.issued, department.escalated].map((count, index) => (
            <td key={columns[index]} className="score-number">
              {count === 0 ? <span className="tb-soft">0</span> : count}
            </td>
          ))}
          <td>
            <Rules rules={department.rules} />
          </td>
          <td className="score-number">
            {department.points === 0 ? (
              <span className="tb-soft">0</span>
            ) : (
              <strong className="score-lost">−{department.points}</strong>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Rules = ({ rules }: { rules: Scores['departments'][number]['rules'] }) =>
  rules.length === 0 ? (
    <span className="tb-soft">—</span>
  ) : (
    <ul className="score-rules">
      {rules.map(({ name, times, points }) => (
        <li key={name}>
          {name} {times} 次，−{points}
        </li>
      ))}
    </ul>
  );
