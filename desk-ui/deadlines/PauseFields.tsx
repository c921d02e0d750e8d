import { Button, Input, Select } from 'antd';
import { Field } from './Field.tsx';
import { OfficeTime } from './OfficeTime.tsx';
import { type AskedPause, bases } from './question.ts';

interface Props {
  no: number;
  pause: AskedPause;
  isHour: boolean;
  fault: string | undefined;
  /** undefined takes it away */
  onChange: (pause: AskedPause | undefined) => void;
}

/** One stretch that does not count: from its first day to the day the clock runs again, and the law behind it. */
export const PauseFields = ({ no, pause, isHour, fault, onChange }: Props) => (
  <fieldset className="deadline-pause">
    <legend>时限中止 {no}</legend>
    <Button className="deadline-pause-remove" size="small" type="text" onClick={() => onChange(undefined)}>
      去掉
    </Button>
    <div className={isHour ? undefined : 'deadline-pair'}>
      <Field label={isHour ? '中止时刻' : '中止第一天'} id={`pause-${no}-from`}>
        <OfficeTime
          id={`pause-${no}-from`}
          value={pause.from}
          isHour={isHour}
          onChange={(from) => onChange({ ...pause, from })}
        />
      </Field>
      <Field label={isHour ? '恢复时刻' : '恢复计算日'} id={`pause-${no}-until`}>
        <OfficeTime
          id={`pause-${no}-until`}
          value={pause.until}
          isHour={isHour}
          placeholder={isHour ? '选择时刻' : '当日计入'}
          onChange={(until) => onChange({ ...pause, until })}
        />
      </Field>
    </div>
    <Field label="依据" id={`pause-${no}-basis`}>
      <Select
        id={`pause-${no}-basis`}
        value={pause.basis}
        options={[...bases]}
        listHeight={300}
        onChange={(basis) => onChange({ ...pause, basis })}
      />
    </Field>
    {pause.basis === 'item' ? (
      <Field label="法律条文" id={`pause-${no}-law`}>
        <Input
          id={`pause-${no}-law`}
          value={pause.law}
          maxLength={100}
          placeholder="《……条例》第……条"
          onChange={(event) => onChange({ ...pause, law: event.target.value })}
        />
      </Field>
    ) : null}
    {fault === undefined ? null : <p className="deadline-fault">{fault}</p>}
  </fieldset>
);
