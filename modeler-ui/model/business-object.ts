/** What a BPMN element says, as bpmn-moddle hands it out. The libraries type it as anything; here it is this. */
export interface BusinessObject {
  readonly $type: string;
  readonly $parent?: BusinessObject;
  readonly id: string;
  readonly name?: string;
  get(property: string): unknown;
  $instanceOf(type: string): boolean;
}

/** Any shape or connection of the canvas that stands for a BPMN element. */
export interface DiagramElement {
  readonly id: string;
  readonly businessObject: BusinessObject;
}

export const isA = (object: BusinessObject | undefined, type: string): boolean => object?.$instanceOf(type) === true;

export const textOf = (object: BusinessObject | undefined, property: string): string => {
  const value = object?.get(property);
  return typeof value === 'string' ? value : '';
};

export const childOf = (object: BusinessObject | undefined, property: string): BusinessObject | undefined =>
  asBusinessObject(object?.get(property));

export const childrenOf = (object: BusinessObject | undefined, property: string): BusinessObject[] => {
  const value = object?.get(property);
  return Array.isArray(value) ? value.flatMap((entry) => asBusinessObject(entry) ?? []) : [];
};

/** The one event definition an event of the dialect may have, e.g. `bpmn:TimerEventDefinition`. */
export const eventDefinitionOf = (event: BusinessObject): BusinessObject | undefined =>
  event.$instanceOf('bpmn:Event') ? childrenOf(event, 'eventDefinitions')[0] : undefined;

const asBusinessObject = (value: unknown): BusinessObject | undefined =>
  typeof value === 'object' && value !== null && '$instanceOf' in value ? (value as BusinessObject) : undefined;
