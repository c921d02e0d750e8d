import { isVariableName } from './condition.ts';
import type { Moddle } from './moddle.ts';
import { childOf, idOf, listOf, textOf } from './moddle.ts';
import type { CaughtEvent, FlowNode, Mapping, Scope } from './process-model.ts';
import { extensionsIn, readUserTask } from './read-user-task.ts';
import { Refused } from './refusal.ts';

const keyPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

const base = (element: Moddle) => ({ id: textOf(element, 'id'), name: textOf(element, 'name') });

const variable = (element: Moddle, text: string, code: string, message: string): string => {
  const name = text.trim();
  if (!isVariableName(name)) throw new Refused(code, message, idOf(element));
  return name;
};

const messageOf = (element: Moddle, definition: Moddle): string => {
  const name = textOf(childOf(definition, 'messageRef') ?? definition, 'name');
  if (!keyPattern.test(name))
    throw new Refused('message-not-readable', '消息没有名称，或者名称不是小写英文加连字符', idOf(element));
  return name;
};

const timerOf = (element: Moddle, definition: Moddle): string => {
  const date = childOf(definition, 'timeDate');
  const message = '定时应当是系统算好的日期变量（timeDate），不能是时长、循环或者固定日期';
  if (date === undefined || textOf(date, 'language') !== 'feel')
    throw new Refused('timer-not-a-date', message, idOf(element));
  return variable(element, textOf(date, 'body'), 'timer-not-a-date', message);
};

const definitionOf = (element: Moddle): Moddle | undefined => {
  const definitions = listOf(element, 'eventDefinitions');
  if (definitions.length > 1) throw new Refused('event-not-allowed', '一个事件只能有一个触发条件', idOf(element));
  return definitions[0];
};

const caught = (element: Moddle): CaughtEvent => {
  const definition = definitionOf(element);
  if (definition?.$type === 'bpmn:MessageEventDefinition')
    return { kind: 'message', message: messageOf(element, definition) };
  if (definition?.$type === 'bpmn:TimerEventDefinition')
    return { kind: 'timer', variable: timerOf(element, definition) };
  throw new Refused('event-not-allowed', '只能等待消息或者日期', idOf(element));
};

const readStart = (element: Moddle): FlowNode => {
  const definition = definitionOf(element);
  const isInterrupting = element['isInterrupting'] !== false;
  if (definition === undefined) return { ...base(element), kind: 'start', isInterrupting };
  const inEventSubProcess =
    element.$parent?.$type === 'bpmn:SubProcess' && element.$parent['triggeredByEvent'] === true;
  if (!inEventSubProcess || definition.$type !== 'bpmn:MessageEventDefinition') {
    throw new Refused('event-not-allowed', '流程由系统启动；只有事件子流程可以由消息启动', idOf(element));
  }
  return { ...base(element), kind: 'start', message: messageOf(element, definition), isInterrupting };
};

const readEnd = (element: Moddle): FlowNode => {
  const definition = definitionOf(element);
  if (definition !== undefined && definition.$type !== 'bpmn:TerminateEventDefinition') {
    throw new Refused('event-not-allowed', '结束事件只能是普通结束或者终止结束', idOf(element));
  }
  return { ...base(element), kind: 'end', isTerminating: definition !== undefined };
};

const readTopic = (element: Moddle): FlowNode => {
  if (textOf(element, 'type') !== 'external')
    throw new Refused('topic-not-external', '系统任务只能是外部任务', idOf(element));
  const topic = textOf(element, 'topic');
  if (!keyPattern.test(topic)) throw new Refused('topic-unknown', '系统任务没有写明主题', idOf(element));
  const properties: Record<string, string> = {};
  for (const property of extensionsIn(element).flatMap((value) => listOf(value, 'values'))) {
    const [name, value] = [textOf(property, 'name'), textOf(property, 'value')];
    if (!isVariableName(name) || !/^[\w\- \p{Script=Han}]{1,100}$/u.test(value)) {
      throw new Refused('property-not-readable', `不能识别的参数：${name} = ${value}`, idOf(element));
    }
    properties[name] = value;
  }
  return { ...base(element), kind: 'topic', topic, properties };
};

const mappings = (element: Moddle, type: string): Mapping[] =>
  extensionsIn(element)
    .filter((value) => value.$type === type)
    .map((value) => {
      const message = '传入、传出只能逐个写明变量名';
      const source = variable(element, textOf(value, 'source'), 'mapping-not-allowed', message);
      const target = variable(element, textOf(value, 'target'), 'mapping-not-allowed', message);
      if (['caseNo', 'branch', 'loopCounter'].includes(target)) {
        throw new Refused('mapping-not-allowed', `“${target}”由系统传递，不能另写`, idOf(element));
      }
      return { source, target };
    });

const readCall = (element: Moddle): FlowNode => {
  const calledElement = textOf(element, 'calledElement');
  if (!keyPattern.test(calledElement)) throw new Refused('part-unknown', '没有写明调用哪个环节组', idOf(element));
  if (textOf(element, 'calledElementBinding') !== 'deployment') {
    throw new Refused('call-not-bound', '调用环节组应当绑定在同一次发布（deployment）', idOf(element));
  }
  const loop = childOf(element, 'loopCharacteristics');
  const call = {
    ...base(element),
    kind: 'call' as const,
    calledElement,
    isSequential: loop?.['isSequential'] === true,
  };
  const both = { inputs: mappings(element, 'camunda:In'), outputs: mappings(element, 'camunda:Out') };
  if (loop === undefined) return { ...call, ...both };
  const count = childOf(loop, 'loopCardinality');
  const message = '并联分支数应当是一个数字变量';
  if (count === undefined || textOf(count, 'language') !== 'feel')
    throw new Refused('multi-instance-not-allowed', message, call.id);
  return {
    ...call,
    ...both,
    cardinality: variable(element, textOf(count, 'body'), 'multi-instance-not-allowed', message),
  };
};

const readBoundary = (element: Moddle): FlowNode => ({
  ...base(element),
  kind: 'boundary',
  attachedTo: textOf(childOf(element, 'attachedToRef') ?? element, 'id'),
  isInterrupting: element['cancelActivity'] !== false,
  event: caught(element),
});

type Read = (element: Moddle, readScope: (owner: Moddle) => Scope) => FlowNode;
const readers: Readonly<Record<string, Read>> = {
  'bpmn:StartEvent': readStart,
  'bpmn:EndEvent': readEnd,
  'bpmn:UserTask': readUserTask,
  'bpmn:ServiceTask': readTopic,
  'bpmn:CallActivity': readCall,
  'bpmn:BoundaryEvent': readBoundary,
  'bpmn:IntermediateCatchEvent': (element) => ({ ...base(element), kind: 'catch', event: caught(element) }),
  'bpmn:ExclusiveGateway': (element) => {
    const flow = childOf(element, 'default');
    return {
      ...base(element),
      kind: 'exclusive-gateway',
      ...(flow === undefined ? {} : { defaultFlow: textOf(flow, 'id') }),
    };
  },
  'bpmn:ParallelGateway': (element) => ({ ...base(element), kind: 'parallel-gateway' }),
  'bpmn:EventBasedGateway': (element) => ({ ...base(element), kind: 'event-gateway' }),
  'bpmn:SubProcess': (element, readScope) => ({
    ...base(element),
    kind: 'sub-process',
    isEventSubProcess: element['triggeredByEvent'] === true,
    scope: readScope(element),
  }),
};

/** One flow node of our model. Throws Refused where its meaning is outside the dialect. */
export const readNode: Read = (element, readScope) => {
  const read = readers[element.$type];
  if (read === undefined) throw new Refused('element-not-allowed', `不允许的元素：${element.$type}`, idOf(element));
  if (idOf(element) === null) throw new Refused('id-not-allowed', `缺少标识（${element.$type}）`);
  return read(element, readScope);
};
