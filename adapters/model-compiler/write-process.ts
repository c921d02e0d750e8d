import { toEngineExpression } from './condition-to-el.ts';
import type { CaughtEvent, Flow, FlowNode, Mapping, ProcessModel, Scope } from './process-model.ts';

/** Where a process stands in its publication; a part may run inside a branch, the root never does. */
export type Standing = 'root' | 'part';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

type Attributes = Record<string, string | boolean | undefined>;

const element = (name: string, attributes: Attributes, children: string[] = []): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  if (children.length === 0) return `<${name}${written}/>`;
  const body = children.flatMap((child) => child.split('\n')).map((line) => `  ${line}`);
  return [`<${name}${written}>`, ...body, `</${name}>`].join('\n');
};

const expression = (name: string, text: string): string =>
  `<${name} xsi:type="bpmn:tFormalExpression">${escape(text)}</${name}>`;

const messageId = (message: string): string => `message-${message}`;

const eventDefinition = (event: CaughtEvent): string =>
  event.kind === 'message'
    ? element('bpmn:messageEventDefinition', { messageRef: messageId(event.message) })
    : element('bpmn:timerEventDefinition', {}, [expression('bpmn:timeDate', `\${${event.variable}}`)]);

const extension = (children: string[]): string[] =>
  children.length === 0 ? [] : [element('bpmn:extensionElements', {}, children)];

const mapping = (name: 'camunda:in' | 'camunda:out', { source, target }: Mapping): string =>
  element(name, { source, target });

/** What every called part is told besides the mappings in the source: whose case, which number, which branch. */
const systemInputs = (node: FlowNode & { kind: 'call' }, standing: Standing): string[] => {
  const branch = node.cardinality !== undefined ? 'loopCounter' : standing === 'part' ? 'branch' : undefined;
  return [
    element('camunda:in', { businessKey: '${caseNo}' }),
    mapping('camunda:in', { source: 'caseNo', target: 'caseNo' }),
    ...(branch === undefined ? [] : [mapping('camunda:in', { source: branch, target: 'branch' })]),
  ];
};

const writeCall = (node: FlowNode & { kind: 'call' }, standing: Standing): string =>
  element(
    'bpmn:callActivity',
    { id: node.id, name: node.name, calledElement: node.calledElement, 'camunda:calledElementBinding': 'deployment' },
    [
      ...extension([
        ...systemInputs(node, standing),
        ...node.inputs.map((input) => mapping('camunda:in', input)),
        ...node.outputs.map((output) => mapping('camunda:out', output)),
      ]),
      ...(node.cardinality === undefined
        ? []
        : [
            element('bpmn:multiInstanceLoopCharacteristics', { isSequential: node.isSequential }, [
              expression('bpmn:loopCardinality', `\${${node.cardinality}}`),
            ]),
          ]),
    ],
  );

const writeTopic = (node: FlowNode & { kind: 'topic' }): string => {
  const properties = Object.entries(node.properties).map(([name, value]) =>
    element('camunda:property', { name, value }),
  );
  return element(
    'bpmn:serviceTask',
    { id: node.id, name: node.name, 'camunda:type': 'external', 'camunda:topic': node.topic },
    extension(properties.length === 0 ? [] : [element('camunda:properties', {}, properties)]),
  );
};

const writeNode = (node: FlowNode, standing: Standing): string => {
  const { id } = node;
  const name = node.name === '' ? undefined : node.name;
  switch (node.kind) {
    case 'start':
      return node.message === undefined
        ? element('bpmn:startEvent', { id, name })
        : element('bpmn:startEvent', { id, name, isInterrupting: node.isInterrupting }, [
            eventDefinition({ kind: 'message', message: node.message }),
          ]);
    case 'end':
      return element(
        'bpmn:endEvent',
        { id, name },
        node.isTerminating ? [element('bpmn:terminateEventDefinition', {})] : [],
      );
    case 'user-task':
      return element('bpmn:userTask', { id, name, 'camunda:candidateGroups': node.role });
    case 'topic':
      return writeTopic(node);
    case 'call':
      return writeCall(node, standing);
    case 'exclusive-gateway':
      return element('bpmn:exclusiveGateway', { id, name, default: node.defaultFlow });
    case 'parallel-gateway':
      return element('bpmn:parallelGateway', { id, name });
    case 'event-gateway':
      return element('bpmn:eventBasedGateway', { id, name });
    case 'catch':
      return element('bpmn:intermediateCatchEvent', { id, name }, [eventDefinition(node.event)]);
    case 'boundary':
      return element(
        'bpmn:boundaryEvent',
        { id, name, attachedToRef: node.attachedTo, cancelActivity: node.isInterrupting },
        [eventDefinition(node.event)],
      );
    case 'sub-process':
      return element(
        'bpmn:subProcess',
        { id, name, triggeredByEvent: node.isEventSubProcess ? true : undefined },
        writeScope(node.scope, standing),
      );
  }
};

const writeFlow = (flow: Flow): string =>
  element(
    'bpmn:sequenceFlow',
    { id: flow.id, name: flow.name || undefined, sourceRef: flow.source, targetRef: flow.target },
    flow.condition === undefined ? [] : [expression('bpmn:conditionExpression', toEngineExpression(flow.condition))],
  );

const writeScope = (scope: Scope, standing: Standing): string[] => [
  ...scope.nodes.map((node) => writeNode(node, standing)),
  ...scope.flows.map(writeFlow),
];

/** The text the engine is sent: written from our model alone, so nothing of the source survives that we do not know. */
export const writeProcess = (model: ProcessModel, standing: Standing): string => {
  const process = element(
    'bpmn:process',
    { id: model.id, name: model.name, isExecutable: true, 'camunda:historyTimeToLive': 'P3650D' },
    writeScope(model.scope, standing),
  );
  const messages = model.messages.map((name) => element('bpmn:message', { id: messageId(name), name }));
  const definitions = element(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:camunda': 'http://camunda.org/schema/1.0/bpmn',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      id: `${model.id}-definitions`,
      targetNamespace: 'urn:tongban:processes',
    },
    [process, ...messages],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${definitions}\n`;
};
