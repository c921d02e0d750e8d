import { DatePicker, TimePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import type { FormComponent } from '../../server/desk/form-schemas.ts';
import { usePickerValue } from '../time/use-picker-value.ts';

const formats = { date: 'YYYY-MM-DD', time: 'HH:mm', datetime: 'YYYY-MM-DD HH:mm' } as const;
/** what is sent: a day, a time of day, or an instant in office time */
const wireFormats = { date: 'YYYY-MM-DD', time: 'HH:mm', datetime: 'YYYY-MM-DDTHH:mm:00+08:00' } as const;

const subtypeOf = (component: FormComponent): keyof typeof formats => {
  const subtype = component['subtype'];
  return subtype === 'time' || subtype === 'datetime' ? subtype : 'date';
};

interface Props {
  component: FormComponent;
  disabled: boolean;
  /** by the form: what is sent, and what the control is called */
  value?: unknown;
  onChange?: (value: string | undefined) => void;
  id?: string;
}

/** Picks a day, a time of day or both; the form holds what is sent. */
export const DateControl = ({ component, value, onChange, ...control }: Props) => {
  const subtype = subtypeOf(component);
  const wire = typeof value === 'string' ? value : '';
  const shown = usePickerValue(subtype === 'time' && wire !== '' ? `2000-01-01T${wire}` : wire.slice(0, 16));
  const change = (picked: Dayjs | null) => onChange?.(picked?.format(wireFormats[subtype]));
  const picker = { className: 'tb-form-date', format: formats[subtype], value: shown, onChange: change, ...control };
  return subtype === 'time' ? <TimePicker {...picker} /> : <DatePicker {...picker} showTime={subtype === 'datetime'} />;
};
