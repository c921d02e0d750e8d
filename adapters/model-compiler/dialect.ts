/**
 * The BPMN we take: element → the attributes and children it may have. Whatever is not listed is refused.
 * Names are those of bpmn-moddle; `camunda:` properties appear without prefix where moddle merges them into the element.
 */
const named = ['id', 'name', 'documentation'];
const flowNode = [...named, 'incoming', 'outgoing'];
const event = [...flowNode, 'eventDefinitions'];

export const dialect: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Definitions': [...named, 'targetNamespace', 'exporter', 'exporterVersion', 'rootElements', 'diagrams'],
  'bpmn:Process': [...named, 'isExecutable', 'extensionElements', 'flowElements', 'artifacts', 'laneSets'],
  'bpmn:Documentation': ['text', 'id'],
  'bpmn:ExtensionElements': ['values'],
  'bpmn:Message': ['id', 'name'],
  'bpmn:StartEvent': [...event, 'isInterrupting'],
  'bpmn:EndEvent': event,
  'bpmn:IntermediateCatchEvent': event,
  'bpmn:BoundaryEvent': [...event, 'attachedToRef', 'cancelActivity'],
  'bpmn:MessageEventDefinition': ['id', 'messageRef'],
  'bpmn:TimerEventDefinition': ['id', 'timeDate'],
  'bpmn:TerminateEventDefinition': ['id'],
  'bpmn:UserTask': [...flowNode, 'extensionElements', 'camunda:candidateGroups'],
  'bpmn:ServiceTask': [...flowNode, 'extensionElements', 'camunda:type', 'camunda:topic'],
  'bpmn:CallActivity': [
    ...flowNode,
    'extensionElements',
    'calledElement',
    'camunda:calledElementBinding',
    'loopCharacteristics',
  ],
  'bpmn:SubProcess': [...flowNode, 'triggeredByEvent', 'flowElements', 'artifacts'],
  'bpmn:MultiInstanceLoopCharacteristics': ['id', 'isSequential', 'loopCardinality'],
  'bpmn:ExclusiveGateway': [...flowNode, 'default', 'gatewayDirection'],
  'bpmn:ParallelGateway': [...flowNode, 'gatewayDirection'],
  'bpmn:EventBasedGateway': [...flowNode, 'gatewayDirection'],
  'bpmn:SequenceFlow': [...named, 'sourceRef', 'targetRef', 'conditionExpression'],
  'bpmn:FormalExpression': ['id', 'language', 'body'],
  'bpmn:LaneSet': ['id', 'name', 'lanes'],
  'bpmn:Lane': [...named, 'flowNodeRef'],
  'bpmn:TextAnnotation': ['id', 'text', 'textFormat'],
  'bpmn:Association': ['id', 'sourceRef', 'targetRef', 'associationDirection'],
  'camunda:Properties': ['values'],
  'camunda:Property': ['name', 'value'],
  'camunda:In': ['source', 'target'],
  'camunda:Out': ['source', 'target'],
  'bpmndi:BPMNDiagram': ['id', 'name', 'plane'],
  'bpmndi:BPMNPlane': ['id', 'bpmnElement', 'planeElement'],
  'bpmndi:BPMNShape': ['id', 'bpmnElement', 'bounds', 'label', 'isHorizontal', 'isExpanded', 'isMarkerVisible'],
  'bpmndi:BPMNEdge': ['id', 'bpmnElement', 'waypoint', 'label'],
  'bpmndi:BPMNLabel': ['id', 'bounds'],
  'dc:Bounds': ['x', 'y', 'width', 'height'],
  'dc:Point': ['x', 'y'],
};

/** Which extension elements an element may carry. */
export const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Process': ['camunda:Properties'],
  'bpmn:UserTask': ['camunda:Properties'],
  'bpmn:ServiceTask': ['camunda:Properties'],
  'bpmn:CallActivity': ['camunda:In', 'camunda:Out'],
};

/** Colours the modeler's colour picker writes on shapes and edges. */
export const colourAttributes: readonly string[] = [
  'bioc:stroke',
  'bioc:fill',
  'color:background-color',
  'color:border-color',
];

export const limits = {
  /** characters of one BPMN text */
  maxLength: 600_000,
  maxDepth: 24,
  maxElements: 6_000,
  /** attributes of one element */
  maxAttributes: 16,
  /** characters of one attribute or one text */
  maxTextLength: 4_000,
  /** flow nodes of one process */
  maxNodes: 200,
} as const;
