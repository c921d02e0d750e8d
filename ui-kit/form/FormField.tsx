import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FormComponent } from '../../server/desk/form-schemas.ts';
import { DateControl } from './DateControl.tsx';
import { rulesOf } from './field-rules.ts';
import { labelOf } from './form-layout.ts';

/** Label, control, hint and error of one field. */
export const FormField = ({ component }: { component: FormComponent }) => {
  if (component.key === undefined) return null;
  const isCheckbox = component.type === 'checkbox';
  return (
    <Form.Item
      name={component.key}
      label={isCheckbox ? undefined : labelOf(component)}
      required={component.validate?.required === true}
      extra={component.description}
      rules={rulesOf(component)}
      valuePropName={isCheckbox ? 'checked' : 'value'}
    >
      {controlOf(component)}
    </Form.Item>
  );
};

const controlOf = (component: FormComponent): ReactNode => {
  const isDisabled = component.disabled === true || component.readonly === true;
  const state: { disabled?: boolean } = isDisabled ? { disabled: true } : {};
  const options = component.values ?? [];
  switch (component.type) {
    case 'textarea':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} {...counted(component)} {...state} />;
    case 'number':
      return (
        <InputNumber className="tb-form-number" suffix={adornment(component)} {...precisionOf(component)} {...state} />
      );
    case 'checkbox':
      return <Checkbox {...state}>{component.label}</Checkbox>;
    case 'checklist':
      return <Checkbox.Group className={choicesClass(options)} options={options} {...state} />;
    case 'radio':
      return <Radio.Group className={choicesClass(options)} options={options} {...state} />;
    case 'select':
      return <Select options={options} placeholder="请选择" allowClear {...state} />;
    case 'taglist':
      return <Select mode="multiple" options={options} placeholder="请选择" {...state} />;
    case 'datetime':
      return <DateControl component={component} disabled={isDisabled} />;
    default:
      return <Input suffix={adornment(component)} maxLength={component.validate?.maxLength} {...state} />;
  }
};

const counted = (component: FormComponent) =>
  component.validate?.maxLength === undefined ? {} : { count: { show: true, max: component.validate.maxLength } };

/** Long choices one below the other, short ones in a row. */
const choicesClass = (options: readonly { label: string }[]): string =>
  options.some(({ label }) => label.length > 11) ? 'tb-form-choices tb-form-choices-long' : 'tb-form-choices';

const precisionOf = ({ decimalDigits }: FormComponent) =>
  typeof decimalDigits === 'number' ? { precision: decimalDigits } : {};

/** The unit behind the value: m², 天, 元. */
const adornment = (component: FormComponent): string | undefined => {
  const appearance = component['appearance'];
  if (typeof appearance !== 'object' || appearance === null || !('suffixAdorner' in appearance)) return undefined;
  return typeof appearance.suffixAdorner === 'string' ? appearance.suffixAdorner : undefined;
};
