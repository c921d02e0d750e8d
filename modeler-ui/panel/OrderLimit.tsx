import { Select } from 'antd';
import { useOpenDraft } from '../draft/draft-context.ts';
import type { StepTemplates } from '../features/step-templates/StepTemplates.ts';
import type { BusinessObject } from '../model/business-object.ts';
import { Field } from './CommitField.tsx';
import type { SectionProps } from './section.ts';

/** A step of an order has one of the office's own limits; how long that is, is set for the whole office. */
export const OrderLimit = ({ element, editor }: SectionProps) => {
  const { vocabulary } = useOpenDraft();
  const steps = editor.get<StepTemplates>('stepTemplates');
  const { limit } = steps.settingsOf(element.businessObject as BusinessObject);
  return (
    <Field label="办理时限" hint="时长由系统管理员在“办公时间与时限”里规定。">
      <Select
        aria-label="办理时限"
        value={limit ?? null}
        placeholder="请选择时限"
        options={vocabulary.orderLimits.map(({ value, name }) => ({ value, label: name }))}
        onChange={(value: string) => steps.changeSetting(element, 'limit', value)}
      />
    </Field>
  );
};
