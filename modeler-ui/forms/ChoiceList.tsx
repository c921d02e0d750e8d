import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { FormComponent } from '../../server/desk/form-schemas.ts';
import { choiceText, choiceValue } from '../model/form-fields.ts';

interface Props {
  field: FormComponent;
  onChange: (field: FormComponent) => void;
}

interface Choice {
  label: string;
  value: string;
}

/** The options of a choice field: what is shown, and what is stored. */
export const ChoiceList = ({ field, onChange }: Props) => {
  const choices: readonly Choice[] = field.values ?? [];
  const replace = (values: Choice[]) => onChange({ ...field, values });
  const change = (row: number, part: Partial<Choice>) =>
    replace(choices.map((choice, index) => (index === row ? { ...choice, ...part } : choice)));
  return (
    <div className="modeler-choices">
      {choices.map((choice, row) => (
        <span className="modeler-choice" key={row}>
          <Input
            aria-label="选项名称"
            value={choice.label}
            onChange={(event) => change(row, { label: event.target.value })}
          />
          <Input
            aria-label="选项的值"
            className="modeler-code"
            value={choiceText(choice.value)}
            onChange={(event) => change(row, { value: choiceValue(event.target.value.trim(), choice.value) })}
          />
          <Button
            type="text"
            size="small"
            aria-label="删除选项"
            icon={<CloseOutlined aria-hidden />}
            onClick={() => replace(choices.filter((_, index) => index !== row))}
          />
        </span>
      ))}
      <Button
        type="link"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() =>
          replace([...choices, { label: `选项${choices.length + 1}`, value: `option-${choices.length + 1}` }])
        }
      >
        添加选项
      </Button>
    </div>
  );
};
