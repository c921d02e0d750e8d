import { App, Button, InputNumber, Switch, TimePicker } from 'antd';
import { useState } from 'react';
import type { MessageRules } from '../../server/desk/office-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { usePickerValue } from '../../ui-kit/time/use-picker-value.ts';
import { useSetMessageRules } from './useOffice.ts';

const USUAL = { quietFrom: '22:00', quietUntil: '08:00' };

/** When ordinary messages wait, and how many go out at most; what is kept back goes later. */
export const MessageRulesForm = ({ rules }: { rules: MessageRules }) => {
  const { message } = App.useApp();
  const [edited, setEdited] = useState(rules);
  const save = useSetMessageRules();
  const isQuiet = edited.quietFrom !== null && edited.quietUntil !== null;
  const isChanged = JSON.stringify(edited) !== JSON.stringify(rules);
  const submit = () =>
    save.mutate(edited, {
      onSuccess: () => void message.success('通知发送规则已保存'),
      onError: (error) => void message.error(textOfError(error)),
    });
  return (
    <div className="office-messages">
      <label className="office-quiet">
        <Switch
          checked={isQuiet}
          onChange={(isOn) => setEdited({ ...edited, ...(isOn ? USUAL : { quietFrom: null, quietUntil: null }) })}
        />
        <span>夜间免打扰</span>
      </label>
      <p className="tb-soft">时段内普通短信等到时段结束再发；时限预警和督办照发。</p>
      {isQuiet ? (
        <div className="office-hours">
          <Time label="自" value={edited.quietFrom} onChange={(quietFrom) => setEdited({ ...edited, quietFrom })} />
          <Time label="至" value={edited.quietUntil} onChange={(quietUntil) => setEdited({ ...edited, quietUntil })} />
        </div>
      ) : null}
      <Amount
        label="同一号码（邮箱）每小时最多"
        value={edited.perRecipientHour}
        onChange={(perRecipientHour) => setEdited({ ...edited, perRecipientHour })}
      />
      <Amount
        label="短信平台每分钟最多"
        value={edited.perMinute}
        onChange={(perMinute) => setEdited({ ...edited, perMinute })}
      />
      <p className="tb-soft">留空为不限；多出的顺延，不丢弃。</p>
      <label className="office-quiet">
        <Switch checked={edited.sendsEmail} onChange={(sendsEmail) => setEdited({ ...edited, sendsEmail })} />
        <span>同时发邮件</span>
      </label>
      <p className="tb-soft">申请时留了电子邮箱的，短信之外再发一份邮件；邮件不受免打扰时段限制。</p>
      <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={submit}>
        保存
      </Button>
    </div>
  );
};

const Time = (props: { label: string; value: string | null; onChange: (time: string) => void }) => (
  <label className="office-time">
    <span>{props.label}</span>
    <TimePicker
      value={usePickerValue(`2000-01-01T${props.value ?? '00:00'}`)}
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      onChange={(time) => time !== null && props.onChange(time.format('HH:mm'))}
    />
  </label>
);

const Amount = (props: { label: string; value: number | null; onChange: (amount: number | null) => void }) => (
  <label className="office-amount">
    <span>{props.label}</span>
    <InputNumber
      controls={false}
      min={1}
      max={100_000}
      precision={0}
      suffix="条"
      value={props.value}
      onChange={(amount) => props.onChange(amount)}
    />
  </label>
);
