/** What may be drawn: the dialect's elements, as palette, menus and the properties panel offer them. */
export interface ElementKind {
  key: string;
  label: string;
  hint: string;
  icon: string;
  /** moddle type and whatever else the canvas needs to make the shape */
  shape: ShapeAttributes;
}

export interface ShapeAttributes {
  type: string;
  eventDefinitionType?: string;
  isExpanded?: boolean;
  triggeredByEvent?: boolean;
}

const timer = 'bpmn:TimerEventDefinition';
const message = 'bpmn:MessageEventDefinition';

export const elementKinds = {
  start: kind('start', '开始', '流程从这里开始', 'start-event-none', { type: 'bpmn:StartEvent' }),
  end: kind('end', '结束', '流程的一种结果', 'end-event-none', { type: 'bpmn:EndEvent' }),
  userTask: kind('user-task', '人工环节', '由经办人签收、填表、决定', 'user-task', { type: 'bpmn:UserTask' }),
  serviceTask: kind('service-task', '系统环节', '由系统办理，从步骤模板选', 'service-task', {
    type: 'bpmn:ServiceTask',
  }),
  callActivity: kind('call-activity', '环节组', '多个事项共用的一段流程', 'call-activity', {
    type: 'bpmn:CallActivity',
  }),
  exclusiveGateway: kind('exclusive-gateway', '排他网关', '按条件走其中一条', 'gateway-xor', {
    type: 'bpmn:ExclusiveGateway',
  }),
  parallelGateway: kind('parallel-gateway', '并行网关', '各条同时走', 'gateway-parallel', {
    type: 'bpmn:ParallelGateway',
  }),
  eventGateway: kind('event-gateway', '事件网关', '哪件事先发生就走哪条', 'gateway-eventbased', {
    type: 'bpmn:EventBasedGateway',
  }),
  messageCatch: kind('message', '等待消息', '等申请人或外部系统的消息', 'intermediate-event-catch-message', {
    type: 'bpmn:IntermediateCatchEvent',
    eventDefinitionType: message,
  }),
  timerCatch: kind('timer', '等待日期', '到已算出的日期继续', 'intermediate-event-catch-timer', {
    type: 'bpmn:IntermediateCatchEvent',
    eventDefinitionType: timer,
  }),
  timerBoundary: kind('deadline', '到期', '附着在环节上，到期时离开', 'intermediate-event-catch-timer', {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: timer,
  }),
  eventSubProcess: kind('event-sub-process', '事件子流程', '如申请人撤回：随时可能发生', 'event-subprocess-expanded', {
    type: 'bpmn:SubProcess',
    triggeredByEvent: true,
    isExpanded: true,
  }),
  note: kind('note', '文字批注', '写给看图的人', 'text-annotation', { type: 'bpmn:TextAnnotation' }),
} as const satisfies Record<string, ElementKind>;

/** Entries of the libraries' "change element" menu that lead to something the dialect knows. */
export const allowedReplacements: ReadonlySet<string> = new Set([
  'replace-with-none-start',
  'replace-with-none-end',
  'replace-with-user-task',
  'replace-with-service-task',
  'replace-with-call-activity',
  'replace-with-exclusive-gateway',
  'replace-with-parallel-gateway',
  'replace-with-event-based-gateway',
  'replace-with-message-start',
  'replace-with-message-intermediate-catch',
  'replace-with-timer-intermediate-catch',
  'replace-with-timer-boundary',
  'replace-with-message-boundary',
  'replace-with-default-flow',
  'replace-with-sequence-flow',
]);

function kind(key: string, label: string, hint: string, icon: string, shape: ShapeAttributes): ElementKind {
  return { key, label, hint, icon: `bpmn-icon-${icon}`, shape };
}
