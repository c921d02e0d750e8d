import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { usePickerValue } from '../../ui-kit/time/use-picker-value.ts';

interface Props {
  id: string;
  value: string;
  isHour: boolean;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** A day, or for hours a minute of it; Shanghai time whatever the computer is set to, because it is never converted. */
export const OfficeTime = ({ id, value, isHour, placeholder, onChange }: Props) => (
  <DatePicker
    id={id}
    value={usePickerValue(value)}
    showTime={isHour ? { format: 'HH:mm' } : false}
    format={isHour ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
    placeholder={placeholder ?? '选择日期'}
    minDate={dayjs('2010-01-01')}
    maxDate={dayjs('2060-12-31')}
    onChange={(chosen) => onChange(chosen === null ? '' : chosen.format(isHour ? 'YYYY-MM-DDTHH:mm' : 'YYYY-MM-DD'))}
  />
);
