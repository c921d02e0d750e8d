import { Select } from 'antd';
import { useItem, useOpenDraft } from '../draft/draft-context.ts';
import type { StepTemplates } from '../features/step-templates/StepTemplates.ts';
import { childrenOf, isA, textOf, type BusinessObject } from '../model/business-object.ts';
import { readProcedureTemplate, type TemplateSetting } from '../model/step-template.ts';
import { Field } from './CommitField.tsx';
import type { SectionProps } from './section.ts';
import { SettingField } from './ServiceTaskSection.tsx';

/** Whether this step is a special procedure, on what basis, how long it will take, and whether the limits stand still for it. */
export const ProcedureSection = ({ element, editor }: SectionProps) => {
  const steps = editor.get<StepTemplates>('stepTemplates');
  const template = readProcedureTemplate(useOpenDraft().rawTemplates);
  const own = useItem()?.specialProcedures ?? [];
  if (template === undefined) return null;
  const object = element.businessObject as BusinessObject;
  const settings = steps.settingsOf(object);
  const lawful = template.settings.find(({ name }) => name === 'basis')?.choices ?? [];
  const others = template.settings.filter(({ name }) => name !== 'basis');
  const choose = (basis: string | undefined) => {
    const kept = (setting: TemplateSetting) => settings[setting.name] ?? setting.value;
    const stopsClock = String(lawful.some(({ value }) => value === basis) || own.some((one) => isStopping(one, basis)));
    const filled = Object.fromEntries(others.map((one) => [one.name, basis === undefined ? '' : kept(one)]));
    steps.changeSettings(element, { basis: basis ?? '', ...filled, ...(basis !== undefined && { stopsClock }) });
  };
  return (
    <>
      <Field label="特别程序" hint={settings.basis === undefined ? undefined : template.description}>
        <Select
          aria-label="特别程序"
          allowClear
          value={settings.basis ?? null}
          placeholder="不是特别程序"
          options={[...lawful, ...own.map(({ key, name }) => ({ value: key, label: name }))]}
          onChange={choose}
        />
      </Field>
      {settings.basis === undefined
        ? null
        : others.map((setting) => (
            <SettingField
              key={setting.name}
              setting={setting.name === 'approvedIn' ? withTasks(setting, object) : setting}
              value={settings[setting.name] ?? ''}
              onChange={(value) => steps.changeSetting(element, setting.name, value)}
            />
          ))}
    </>
  );
};

const isStopping = (one: { key: string; stopsClock?: boolean }, basis: string | undefined): boolean =>
  one.key === basis && one.stopsClock === true;

/** The other user tasks of this diagram, to choose the one in which it is approved. */
const withTasks = (setting: TemplateSetting, object: BusinessObject): TemplateSetting => {
  const tasks = childrenOf(object.$parent, 'flowElements').filter(
    (other) => isA(other, 'bpmn:UserTask') && other.id !== object.id,
  );
  const choices = tasks.map((task) => ({ value: task.id, label: textOf(task, 'name') || task.id }));
  return { ...setting, choices: [{ value: '', label: '依发布的流程' }, ...choices] };
};
