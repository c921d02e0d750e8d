import { Button, InputNumber, Segmented } from 'antd';
import type { ProblemDetail } from '../../server/field-schemas.ts';
import { Field } from './Field.tsx';
import { OfficeTime } from './OfficeTime.tsx';
import { PauseFields } from './PauseFields.tsx';
import { type Asked, type AskedPause, unitNames, units } from './question.ts';
import './question-form.css';

interface Props {
  asked: Asked;
  errors: readonly ProblemDetail[];
  onChange: (change: Partial<Asked>) => void;
}

/** Limits a window is asked for every day. */
const usual: readonly { label: string; budget: number }[] = [
  { label: '补正告知 5', budget: 5 },
  { label: '送达 10', budget: 10 },
  { label: '法定办理 20', budget: 20 },
  { label: '联合办理 45', budget: 45 },
];

const emptyPause: AskedPause = { from: '', until: '', basis: 'expert-review', law: '' };

/** What is asked: receipt, limit, extension, suspensions. Every change is answered at once. */
export const QuestionForm = ({ asked, errors, onChange }: Props) => {
  const faultAt = (pointer: string): string | undefined => errors.find((one) => one.pointer === pointer)?.message;
  const changePause = (at: number, pause: AskedPause | undefined) =>
    onChange({ pauses: asked.pauses.flatMap((one, index) => (index === at ? (pause ?? []) : one)) });
  const isHour = asked.unit === 'hour';
  return (
    <form className="deadline-form" onSubmit={(event) => event.preventDefault()}>
      <Field label="计算单位" id="deadline-unit">
        <Segmented
          block
          aria-label="计算单位"
          value={asked.unit}
          options={[...units]}
          onChange={(unit) => onChange({ unit })}
        />
      </Field>
      <Field
        label={isHour ? '起算时刻' : '收到（起算）日期'}
        id="deadline-received"
        fault={faultAt(isHour ? '/receivedAt' : '/receivedOn')}
      >
        <OfficeTime
          id="deadline-received"
          value={asked.received}
          isHour={isHour}
          onChange={(received) => onChange({ received })}
        />
      </Field>
      <div className="deadline-pair">
        <Field label="期限" id="deadline-budget" fault={faultAt('/budget')}>
          <InputNumber
            id="deadline-budget"
            value={asked.budget ?? null}
            min={1}
            precision={0}
            controls={false}
            suffix={unitNames[asked.unit]}
            onChange={(budget) => onChange({ budget: budget ?? undefined })}
          />
        </Field>
        <Field label="延长" isOptional id="deadline-extension" fault={faultAt('/extension')}>
          <InputNumber
            id="deadline-extension"
            value={asked.extension ?? null}
            min={1}
            precision={0}
            controls={false}
            suffix={unitNames[asked.unit]}
            onChange={(extension) => onChange({ extension: extension ?? undefined })}
          />
        </Field>
      </div>
      <div className="deadline-usual" role="group" aria-label="常用期限">
        {asked.unit === 'working-day'
          ? usual.map(({ label, budget }) => (
              <button
                key={label}
                type="button"
                aria-pressed={asked.budget === budget}
                onClick={() => onChange({ budget })}
              >
                {label}
              </button>
            ))
          : null}
      </div>
      {asked.pauses.map((pause, at) => (
        <PauseFields
          key={at}
          no={at + 1}
          pause={pause}
          isHour={isHour}
          fault={errors.find(({ pointer }) => pointer.startsWith(`/suspensions/${at}`))?.message}
          onChange={(change) => changePause(at, change)}
        />
      ))}
      <Button block type="dashed" onClick={() => onChange({ pauses: [...asked.pauses, emptyPause] })}>
        加一段时限中止
      </Button>
    </form>
  );
};
