import { eventDefinitionOf, isA, type BusinessObject } from '../model/business-object.ts';
import { CallActivitySection } from './CallActivitySection.tsx';
import { ConditionSection } from './ConditionSection.tsx';
import { MessageField } from './MessageField.tsx';
import type { SectionProps } from './section.ts';
import { ServiceTaskSection } from './ServiceTaskSection.tsx';
import { TimerSection } from './TimerSection.tsx';
import { UserTaskSection } from './UserTaskSection.tsx';

/** What only this kind of element has. */
export const ElementSections = (props: SectionProps) => {
  const object = props.element.businessObject as BusinessObject;
  if (isA(object, 'bpmn:UserTask')) return <UserTaskSection {...props} />;
  if (isA(object, 'bpmn:ServiceTask')) return <ServiceTaskSection {...props} />;
  if (isA(object, 'bpmn:CallActivity')) return <CallActivitySection {...props} />;
  if (isA(object, 'bpmn:SequenceFlow')) return <ConditionSection {...props} />;
  const definition = eventDefinitionOf(object);
  if (isA(definition, 'bpmn:TimerEventDefinition')) return <TimerSection {...props} />;
  if (isA(definition, 'bpmn:MessageEventDefinition')) return <MessageField {...props} />;
  return null;
};
