import type { CalendarDay } from '../../server/calendar-schemas.ts';
import { cellsOf, isWeekend } from './calendar-days.ts';

interface Props {
  year: number;
  days: readonly CalendarDay[];
  /** days to point at, e.g. those an import changes */
  marked?: ReadonlySet<string>;
  onToggle?: (day: string) => void;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** Twelve months on one sheet: 休 on days off, 班 on make-up days. */
export const YearGrid = ({ year, days, marked, onToggle }: Props) => {
  const known = new Map(days.map((day) => [day.day, day]));
  return (
    <div className="year-grid">
      {months.map((month) => (
        <section key={month} className="year-month" aria-label={`${month}月`}>
          <h3>{month}月</h3>
          <div className="year-weekdays" aria-hidden="true">
            {[...'一二三四五六日'].map((name) => (
              <span key={name}>{name}</span>
            ))}
          </div>
          <div className="year-cells">
            {cellsOf(year, month).map((day, index) =>
              day === undefined ? (
                <span key={`lead-${index}`} />
              ) : (
                <Cell
                  key={day}
                  day={day}
                  known={known.get(day)}
                  isMarked={marked?.has(day) ?? false}
                  onToggle={onToggle}
                />
              ),
            )}
          </div>
        </section>
      ))}
    </div>
  );
};

interface CellProps {
  day: string;
  known: CalendarDay | undefined;
  isMarked: boolean;
  onToggle: ((day: string) => void) | undefined;
}

const words = { off: '休', work: '班' } as const;

const Cell = ({ day, known, isMarked, onToggle }: CellProps) => {
  const kind = known?.kind ?? (isWeekend(day) ? 'weekend' : 'plain');
  const className = `year-day year-day-${kind}${isMarked ? ' year-day-marked' : ''}`;
  const title = known === undefined ? day : `${day} ${known.name}${known.kind === 'off' ? '放假' : '调休上班'}`;
  const content = (
    <>
      {Number(day.slice(8))}
      {known === undefined ? null : <small>{words[known.kind]}</small>}
    </>
  );
  return onToggle === undefined ? (
    <span className={className} title={title}>
      {content}
    </span>
  ) : (
    <button type="button" className={className} title={title} aria-label={title} onClick={() => onToggle(day)}>
      {content}
    </button>
  );
};
