import { useKnownVariables } from '../draft/draft-context.ts';
import { expressionOf } from '../editor/element-changes.ts';
import { eventDefinitionOf, type BusinessObject } from '../model/business-object.ts';
import { Field } from './CommitField.tsx';
import type { SectionProps } from './section.ts';
import { VariableSelect } from './VariableSelect.tsx';

/** Which computed date is waited for. */
export const TimerSection = ({ element, changes, path }: SectionProps) => {
  const variables = useKnownVariables(path);
  const dates = variables.filter((variable) => variable.type === 'date');
  const value = expressionOf(eventDefinitionOf(element.businessObject as BusinessObject), 'timeDate');
  const own = dates.some((variable) => variable.name === value) || value === '' ? [] : [unknownDate(value)];
  return (
    <Field label="到期日期" hint="日期由系统按工作日历算好；这里只选用哪一个。">
      <VariableSelect
        label="到期日期"
        value={value}
        variables={[...dates, ...own]}
        onChange={(name) => changes.timerDate(name)}
      />
    </Field>
  );
};

const unknownDate = (name: string) => ({ name, origin: '本图正在使用', values: [], type: 'date' as const });
