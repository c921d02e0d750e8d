import { childOf, eventDefinitionOf, isA, type BusinessObject } from './business-object.ts';

const names: readonly (readonly [type: string, name: string])[] = [
  ['bpmn:UserTask', '人工环节'],
  ['bpmn:ServiceTask', '系统环节'],
  ['bpmn:CallActivity', '环节组'],
  ['bpmn:ExclusiveGateway', '排他网关'],
  ['bpmn:ParallelGateway', '并行网关'],
  ['bpmn:EventBasedGateway', '事件网关'],
  ['bpmn:StartEvent', '开始'],
  ['bpmn:EndEvent', '结束'],
  ['bpmn:SequenceFlow', '流向'],
  ['bpmn:TextAnnotation', '文字批注'],
  ['bpmn:Association', '批注连线'],
  ['bpmn:SubProcess', '事件子流程'],
  ['bpmn:Process', '流程'],
];

/** What kind of thing an element is, in the office's words. */
export const kindNameOf = (object: BusinessObject): string => {
  const definition = eventDefinitionOf(object);
  if (isA(object, 'bpmn:BoundaryEvent')) return isA(definition, 'bpmn:TimerEventDefinition') ? '到期' : '环节上的事件';
  if (isA(definition, 'bpmn:TimerEventDefinition')) return '等待日期';
  if (isA(definition, 'bpmn:MessageEventDefinition')) return isA(object, 'bpmn:StartEvent') ? '消息开始' : '等待消息';
  const name = names.find(([type]) => isA(object, type))?.[1] ?? '流程之外的元素';
  return childOf(object, 'loopCharacteristics') === undefined ? name : `${name}（多次）`;
};
