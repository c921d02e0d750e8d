import { App, Button, Radio, TimePicker } from 'antd';
import { useState } from 'react';
import type { OfficeProfile, OfficeRules } from '../../server/desk/office-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { formatTimeWithWeekday, formatWeekday } from '../../ui-kit/time/format-time.ts';
import { usePickerValue } from '../../ui-kit/time/use-picker-value.ts';
import { useSetProfile } from './useOffice.ts';

const choices = [
  {
    value: 'same-day',
    title: '收到当日就算收件',
    note: '任何时刻收到的申请，受理期限和预审期限都自收到当日起算。',
    example: 'sameDay',
  },
  {
    value: 'next-working-day',
    title: '视为下一个工作日收件',
    note: '下班以后、休息日收到的申请，自下一个工作日上班时起算；视为受理的，受理日也是这一天。',
    example: 'nextWorkingDay',
  },
] as const;

interface Props {
  profile: OfficeProfile;
  example: OfficeRules['example'];
}

/** The switch with what each way means for a filing that comes in this evening, and the hours. */
export const ProfileForm = ({ profile, example }: Props) => {
  const { message } = App.useApp();
  const [edited, setEdited] = useState(profile);
  const save = useSetProfile();
  const isChanged = JSON.stringify(edited) !== JSON.stringify(profile);
  const submit = () =>
    save.mutate(edited, {
      onSuccess: () => void message.success('办公时间已保存'),
      onError: (error) => void message.error(textOfError(error)),
    });
  return (
    <>
      <Radio.Group
        className="office-choices"
        value={edited.countsAfterHoursAs}
        onChange={({ target }) =>
          setEdited({ ...edited, countsAfterHoursAs: target.value as Props['profile']['countsAfterHoursAs'] })
        }
      >
        {choices.map(({ value, title, note, example: of }) => (
          <Radio key={value} value={value} className="office-choice">
            <strong>{title}</strong>
            <span className="tb-soft">{note}</span>
            <span className="office-example">
              例：{formatTimeWithWeekday(example.at)}收到，自 {formatWeekday(example[of])}起算
            </span>
          </Radio>
        ))}
      </Radio.Group>
      <div className="office-hours">
        <TimeField label="上班" value={edited.opensAt} onChange={(opensAt) => setEdited({ ...edited, opensAt })} />
        <TimeField label="下班" value={edited.closesAt} onChange={(closesAt) => setEdited({ ...edited, closesAt })} />
        <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={submit}>
          保存
        </Button>
      </div>
    </>
  );
};

const TimeField = ({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) => (
  <label className="office-time">
    <span>{label}时间</span>
    <TimePicker
      value={usePickerValue(`2000-01-01T${value}`)}
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      onChange={(time) => time !== null && onChange(time.format('HH:mm'))}
    />
  </label>
);
