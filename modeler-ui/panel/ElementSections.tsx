import type { Element } from 'bpmn-js/lib/model/Types';
import { useKnownVariables } from '../draft/draft-context.ts';
import type { DiagramEditor } from '../editor/DiagramEditor.ts';
import { expressionOf, type ElementChanges } from '../editor/element-changes.ts';
import { eventDefinitionOf, isA, type BusinessObject } from '../model/business-object.ts';
import { CallActivitySection } from './CallActivitySection.tsx';
import { ConditionSection, VariableSelect } from './ConditionSection.tsx';
import { Field } from './CommitField.tsx';
import { MessageField } from './MessageField.tsx';
import { ServiceTaskSection } from './ServiceTaskSection.tsx';
import { UserTaskSection } from './UserTaskSection.tsx';

export interface SectionProps {
  element: Element;
  editor: DiagramEditor;
  changes: ElementChanges;
  /** of the diagram the element is in */
  path: string;
}

/** What only this kind of element has. */
export const ElementSections = (props: SectionProps) => {
  const object = props.element.businessObject as BusinessObject;
  if (isA(object, 'bpmn:UserTask')) return <UserTaskSection {...props} />;
  if (isA(object, 'bpmn:ServiceTask')) return <ServiceTaskSection {...props} />;
  if (isA(object, 'bpmn:CallActivity')) return <CallActivitySection {...props} />;
  if (isA(object, 'bpmn:SequenceFlow')) return <FlowSection {...props} />;
  const definition = eventDefinitionOf(object);
  if (isA(definition, 'bpmn:TimerEventDefinition')) return <TimerSection {...props} />;
  if (isA(definition, 'bpmn:MessageEventDefinition')) return <MessageField {...props} />;
  return null;
};

const FlowSection = ({ element, changes, path }: SectionProps) => (
  <ConditionSection element={element} changes={changes} variables={useKnownVariables(path)} />
);

const TimerSection = ({ element, changes, path }: SectionProps) => {
  const variables = useKnownVariables(path);
  const dates = variables.filter((variable) => variable.isDate);
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

const unknownDate = (name: string) => ({ name, origin: '本图正在使用', values: [], isDate: true });
