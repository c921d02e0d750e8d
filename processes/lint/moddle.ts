/** A BPMN element as bpmn-moddle gives it, in the modeler as on the server. */
export interface Moddle {
  readonly $type: string;
  readonly $parent?: Moddle;
  readonly [property: string]: unknown;
}

export const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && typeof (value as Moddle).$type === 'string';

export const isA = (element: Moddle, ...types: string[]): boolean => types.includes(element.$type);

export const textOf = (element: Moddle | undefined, name: string): string => {
  const value = element?.[name];
  return typeof value === 'string' ? value : '';
};
export const idOf = (element: Moddle): string => textOf(element, 'id');

export const listOf = (element: Moddle | undefined, name: string): Moddle[] => {
  const value = element?.[name];
  return Array.isArray(value) ? value.filter(isModdle) : [];
};
export const childOf = (element: Moddle | undefined, name: string): Moddle | undefined => {
  const value = element?.[name];
  return isModdle(value) ? value : undefined;
};

/** Extension elements of one type, e.g. `camunda:In`. */
export const extensionsOf = (element: Moddle, type: string): Moddle[] =>
  listOf(childOf(element, 'extensionElements'), 'values').filter((value) => value.$type === type);

/** `camunda:property` entries, by name. */
export const literalsOf = (element: Moddle): Record<string, string> =>
  Object.fromEntries(
    extensionsOf(element, 'camunda:Properties')
      .flatMap((properties) => listOf(properties, 'values'))
      .map((property) => [textOf(property, 'name'), textOf(property, 'value')]),
  );

const taskTypes = ['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:CallActivity'];
const eventTypes = ['bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent'];
const gatewayTypes = ['bpmn:ExclusiveGateway', 'bpmn:ParallelGateway', 'bpmn:EventBasedGateway'];

export const isTask = (element: Moddle): boolean => taskTypes.includes(element.$type);
export const isEvent = (element: Moddle): boolean => eventTypes.includes(element.$type);
export const isGateway = (element: Moddle): boolean => gatewayTypes.includes(element.$type);
export const isFlowNode = (element: Moddle): boolean =>
  isTask(element) || isEvent(element) || isGateway(element) || element.$type === 'bpmn:SubProcess';

const flowsBeside = (node: Moddle): Moddle[] =>
  listOf(node.$parent, 'flowElements').filter((element) => element.$type === 'bpmn:SequenceFlow');
/** Sequence flows into and out of a node. */
export const incomingOf = (node: Moddle): Moddle[] => flowsBeside(node).filter((flow) => flow['targetRef'] === node);
export const outgoingOf = (node: Moddle): Moddle[] => flowsBeside(node).filter((flow) => flow['sourceRef'] === node);

/** The one event definition of an event; its type and name of message or timer variable. */
export const triggerOf = (event: Moddle): Moddle | undefined => listOf(event, 'eventDefinitions')[0];
export const messageOf = (event: Moddle): string | undefined => {
  const trigger = triggerOf(event);
  if (trigger?.$type !== 'bpmn:MessageEventDefinition') return undefined;
  return textOf(childOf(trigger, 'messageRef'), 'name');
};

/** FEEL text of a condition, timer or loop; undefined where there is none. */
export const feelOf = (owner: Moddle | undefined, name: string): string | undefined => {
  const expression = childOf(owner, name);
  return expression === undefined ? undefined : textOf(expression, 'body').trim();
};

/** The process an element stands in. */
export const processOf = (element: Moddle): Moddle | undefined =>
  element.$type === 'bpmn:Process' ? element : element.$parent && processOf(element.$parent);
