import { Button, InputNumber, Select } from 'antd';
import { limitUnits, type ItemLimit, type LimitUnit } from '../model/item-document.ts';

interface Props {
  limit: ItemLimit;
  onChange: (limit: ItemLimit) => void;
  /** absent: this limit may not be taken away */
  onRemove?: () => void;
}

/** How long, in which unit. */
export const LimitFields = ({ limit, onChange, onRemove }: Props) => (
  <div className="modeler-inline">
    <InputNumber
      aria-label={`${limit.name}：时长`}
      controls={false}
      min={1}
      max={999}
      precision={0}
      value={limit.budget}
      onChange={(budget) => budget !== null && onChange({ ...limit, budget })}
    />
    <Select<LimitUnit>
      aria-label={`${limit.name}：单位`}
      value={limit.unit}
      options={[...limitUnits]}
      onChange={(unit) => onChange({ ...limit, unit })}
    />
    {onRemove === undefined ? null : (
      <Button type="text" onClick={onRemove}>
        不计时
      </Button>
    )}
  </div>
);
