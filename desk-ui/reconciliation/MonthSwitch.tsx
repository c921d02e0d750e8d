import { Button } from 'antd';
import { monthName, nextMonth } from './month.ts';
import './month-switch.css';

interface Props {
  month: string;
  thisMonth: string;
  onMonth: (month: string) => void;
}

/** One month back, one on; never into what is to come. */
export const MonthSwitch = ({ month, thisMonth, onMonth }: Props) => (
  <div className="month-switch">
    <Button aria-label="上一月" onClick={() => onMonth(nextMonth(month, -1))}>
      ‹
    </Button>
    <strong>{monthName(month)}</strong>
    <Button aria-label="下一月" disabled={month >= thisMonth} onClick={() => onMonth(nextMonth(month, 1))}>
      ›
    </Button>
  </div>
);
