import { idOf, isA, isFlowNode, listOf, textOf, triggerOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

const alongside = ['bpmn:SequenceFlow', 'bpmn:TextAnnotation', 'bpmn:Association'];
const triggers: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': ['bpmn:MessageEventDefinition'],
  'bpmn:EndEvent': ['bpmn:TerminateEventDefinition'],
  'bpmn:IntermediateCatchEvent': ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'],
  'bpmn:BoundaryEvent': ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'],
};

/** Only what the platform can run and people can read: user, service and call tasks, simple events, three gateways. */
export const allowedElements: RuleFactory = () => ({
  check(element, reporter) {
    for (const inner of [...listOf(element, 'flowElements'), ...listOf(element, 'artifacts')]) {
      if (!isFlowNode(inner) && !alongside.includes(inner.$type)) {
        reporter.report(idOf(inner), `平台不支持这种元素（${inner.$type.replace('bpmn:', '')}）`);
      }
    }
    const trigger = triggerOf(element);
    if (trigger !== undefined && triggers[element.$type]?.includes(trigger.$type) === false) {
      reporter.report(idOf(element), '平台不支持这种事件');
    }
    if (isA(element, 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent') && trigger === undefined) {
      reporter.report(idOf(element), '没有写明等待什么');
    }
    if (element['loopCharacteristics'] !== undefined && !isA(element, 'bpmn:CallActivity')) {
      reporter.report(idOf(element), '只有调用环节组可以设为多部门并联');
    }
    if (isA(element, 'bpmn:Definitions') && !isSingle(element)) {
      reporter.report(idOf(element), '一个文件里应当有且只有一个流程，不用泳池');
    }
  },
});

const isSingle = (definitions: Parameters<typeof idOf>[0]): boolean => {
  const roots = listOf(definitions, 'rootElements');
  const isOther = (root: Parameters<typeof idOf>[0]) => !isA(root, 'bpmn:Process', 'bpmn:Message');
  return (
    roots.filter((root) => isA(root, 'bpmn:Process')).length === 1 &&
    !roots.some(isOther) &&
    textOf(definitions, 'targetNamespace') !== ''
  );
};
