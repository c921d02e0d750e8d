import type { Deadline } from '../../server/deadline-schemas.ts';
import { type DayCell, type MonthCells, monthsOf } from './day-cells.ts';
import type { AskedPause, Unit } from './question.ts';
import './month-legend.css';
import './month-picture.css';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;
const most = 3;

interface Props {
  deadline: Deadline;
  unit: Unit;
  pauses: readonly AskedPause[];
}

/** Month sheets from the start to the due day, every day showing what it is to the limit. */
export const MonthPicture = ({ deadline, unit, pauses }: Props) => {
  const months = monthsOf(deadline, unit, pauses);
  return (
    <>
      <div className={`month-sheets month-sheets-${Math.min(most, months.length)}`}>
        {months.map((month) => (
          <MonthSheet key={month.title} month={month} />
        ))}
      </div>
      {deadline.isCut ? <p className="tb-soft month-cut">期限很长，日历画到起算后 400 天为止。</p> : null}
      <Legend unit={unit} hasPauses={pauses.length > 0} />
    </>
  );
};

const MonthSheet = ({ month }: { month: MonthCells }) => (
  <table className="month-sheet">
    <caption>{month.title}</caption>
    <thead>
      <tr>
        {weekdays.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {month.weeks.map((week, at) => (
        <tr key={at}>
          {week.map((cell, day) => (cell === undefined ? <td key={day} /> : <Day key={day} cell={cell} />))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Day = ({ cell }: { cell: DayCell }) => {
  const classes = ['day', `day-${cell.look}`, cell.flag && `day-flag-${cell.flag}`, cell.isPaused && 'day-paused'];
  return (
    <td className={classes.filter(Boolean).join(' ')} title={cell.title} aria-label={cell.title}>
      <span className="day-number" aria-hidden="true">
        {Number(cell.day.slice(8))}
      </span>
      <span className="day-label" aria-hidden="true">
        {cell.label}
      </span>
    </td>
  );
};

const Legend = ({ unit, hasPauses }: { unit: Unit; hasPauses: boolean }) => {
  const name = unit === 'working-day' ? '个工作日' : '天';
  const looks: [look: string, text: string][] = [
    ['day-start', '起算当日'],
    ['day-counted', `第 n ${name}`],
    ...(unit === 'working-day' ? ([['day-made-up', '调休上班']] as [string, string][]) : []),
    ['day-weekend', unit === 'working-day' ? '周末' : '届满日顺延'],
    ...(unit === 'working-day' ? ([['day-holiday', '法定节假日']] as [string, string][]) : []),
    ...(hasPauses ? ([['day-suspended', '时限中止']] as [string, string][]) : []),
    ['day-due', '届满日'],
    ['day-flag-yellow', '黄灯'],
    ['day-flag-red', '红灯'],
  ];
  return (
    <ul className="month-legend" aria-label="图例">
      {looks.map(([look, text]) => (
        <li key={look}>
          <i className={`day ${look}`} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
};
