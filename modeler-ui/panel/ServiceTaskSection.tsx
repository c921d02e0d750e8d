import { Select } from 'antd';
import type { StepTemplates } from '../features/step-templates/StepTemplates.ts';
import { textOf, type BusinessObject } from '../model/business-object.ts';
import type { TemplateSetting } from '../model/step-template.ts';
import { CommitField, Field } from './CommitField.tsx';
import type { SectionProps } from './section.ts';

/** Which automatic step this is, and the literals it is given. */
export const ServiceTaskSection = ({ element, editor }: SectionProps) => {
  const steps = editor.get<StepTemplates>('stepTemplates');
  const object = element.businessObject as BusinessObject;
  const topic = textOf(object, 'camunda:topic');
  const template = steps.all().find((candidate) => candidate.topic === topic);
  const settings = steps.settingsOf(object);
  const apply = (chosen: string) => {
    const next = steps.all().find((candidate) => candidate.topic === chosen);
    if (next !== undefined) steps.apply(element, next);
  };
  return (
    <>
      <Field label="步骤模板" hint={template?.description}>
        <Select
          aria-label="步骤模板"
          showSearch={{ optionFilterProp: 'label' }}
          value={topic === '' ? null : topic}
          placeholder="请选择系统要做的事"
          options={steps.all().map((candidate) => ({ value: candidate.topic, label: candidate.name }))}
          onChange={apply}
        />
      </Field>
      {(template?.settings ?? []).map((setting) => (
        <SettingField
          key={setting.name}
          setting={setting}
          value={settings[setting.name] ?? ''}
          onChange={(value) => steps.changeSetting(element, setting.name, value)}
        />
      ))}
    </>
  );
};

interface SettingProps {
  setting: TemplateSetting;
  value: string;
  onChange: (value: string) => void;
}

/** One literal: a choice, or a text. */
export const SettingField = ({ setting, value, onChange }: SettingProps) =>
  setting.choices.length === 0 ? (
    <CommitField label={setting.label} value={value} onCommit={onChange} />
  ) : (
    <Field label={setting.label} hint={setting.description === '' ? undefined : setting.description}>
      <Select
        aria-label={setting.label}
        value={value === '' ? null : value}
        options={[...setting.choices]}
        onChange={(chosen: string) => onChange(chosen)}
      />
    </Field>
  );
