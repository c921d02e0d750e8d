import { Button } from 'antd';
import type { CalendarImport, CalendarList } from '../../server/calendar-schemas.ts';
import { formatShort } from '../../ui-kit/time/format-time.ts';
import { stateWords } from './import-words.ts';

interface Props {
  list: CalendarList;
  imports: readonly CalendarImport[];
  shown: { year: number | undefined; importId: string | undefined };
  onYear: (year: number) => void;
  onImport: (importId: string) => void;
  /** undefined: the account only looks */
  onNew: ((year: number) => void) | undefined;
}

/** Years to choose from, the coming one first, and what was imported lately. */
export const CalendarSide = ({ list, imports, shown, onYear, onImport, onNew }: Props) => {
  const coming = (list.years[0]?.year ?? 2026) + 1;
  return (
    <nav className="calendar-side" aria-label="年份与导入">
      {onNew === undefined ? null : (
        <Button type="primary" block onClick={() => onNew(coming)}>
          录入 {coming} 年
        </Button>
      )}
      <ul>
        <li>
          <button type="button" aria-current={shown.year === coming} onClick={() => onYear(coming)}>
            <strong>{coming} 年</strong>
            <span className={list.missing.includes(coming) ? 'calendar-missing' : undefined}>
              {list.missing.includes(coming) ? '未公布，已有时限暂算' : '未公布'}
            </span>
          </button>
        </li>
        {list.years.map(({ year, sourceDocument }) => (
          <li key={year}>
            <button type="button" aria-current={shown.year === year} onClick={() => onYear(year)}>
              <strong>{year} 年</strong>
              <span title={sourceDocument ?? ''}>{sourceDocument}</span>
            </button>
          </li>
        ))}
      </ul>
      <h2>导入记录</h2>
      {imports.length === 0 ? <p className="tb-soft">还没有导入过。</p> : null}
      <ul>
        {imports.map((one) => (
          <li key={one.id}>
            <button type="button" aria-current={shown.importId === one.id} onClick={() => onImport(one.id)}>
              <strong>{one.year} 年</strong>
              <span>
                {stateWords[one.state]} · {formatShort(one.drafted.at)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
