import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { OfficeLimit, SetOfficeLimit } from '../../server/desk/office-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useSetLimit } from './useOffice.ts';

const units: { value: SetOfficeLimit['unit']; label: string }[] = [
  { value: 'working-day', label: '个工作日' },
  { value: 'calendar-day', label: '日' },
  { value: 'month', label: '个月' },
  { value: 'hour', label: '小时' },
];

const editable = ({ budget, unit, legalBasis }: OfficeLimit): SetOfficeLimit => ({ budget, unit, legalBasis });

/** One limit, always open for change; its button wakes when something differs. */
export const LimitRow = ({ limit }: { limit: OfficeLimit }) => {
  const { message } = App.useApp();
  const [edited, setEdited] = useState(editable(limit));
  const save = useSetLimit(limit.key);
  const isChanged = JSON.stringify(edited) !== JSON.stringify(editable(limit));
  const isWhole = edited.legalBasis.trim() !== '';
  const submit = () =>
    save.mutate(edited, {
      onSuccess: () => void message.success(`已保存：${limit.name}`),
      onError: (error) => void message.error(textOfError(error)),
    });
  return (
    <div className="office-limit">
      <strong>{limit.name}</strong>
      <div className="office-limit-budget">
        <InputNumber
          aria-label={`${limit.name}：时长`}
          controls={false}
          min={1}
          max={365}
          precision={0}
          value={edited.budget}
          onChange={(budget) => budget !== null && setEdited({ ...edited, budget })}
        />
        <Select
          aria-label={`${limit.name}：单位`}
          value={edited.unit}
          options={units}
          onChange={(unit) => setEdited({ ...edited, unit })}
        />
      </div>
      <Input
        aria-label={`${limit.name}：依据`}
        value={edited.legalBasis}
        maxLength={500}
        status={isWhole ? '' : 'error'}
        onChange={({ target }) => setEdited({ ...edited, legalBasis: target.value })}
      />
      <Button disabled={!isChanged || !isWhole} loading={save.isPending} onClick={submit}>
        保存
      </Button>
    </div>
  );
};
