/** Small models that show one thing each. The body is BPMN with the prefixes bpmn, camunda and xsi. */
export const model = (key: string, body: string, beside = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="${key}-definitions" targetNamespace="urn:tongban:test">
  ${beside}
  <bpmn:process id="${key}" isExecutable="true">${body}</bpmn:process>
</bpmn:definitions>`;

const flow = (from: string, to: string): string =>
  `<bpmn:sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}" />`;

/** Nodes in a row, joined by flows in the order of their ids. */
export const row = (...nodes: string[]): string => {
  const ids = nodes.map((node) => /id="([^"]+)"/.exec(node)?.[1] ?? '');
  const flows = ids.slice(1).map((id, at) => flow(ids[at] ?? '', id));
  return [...nodes, ...flows].join('\n');
};

export const start = '<bpmn:startEvent id="begun" />';
export const end = '<bpmn:endEvent id="ended" />';
export const userTask = (id: string): string =>
  `<bpmn:userTask id="${id}" name="审查" camunda:candidateGroups="lead:reviewer" />`;
export const external = (id: string, inside = ''): string =>
  `<bpmn:serviceTask id="${id}" camunda:type="external" camunda:topic="${id}">${inside}</bpmn:serviceTask>`;
export const timer = (id: string, variable: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition id="${id}-timer">` +
  `<bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${${variable}}</bpmn:timeDate>` +
  `</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
export const messageCatch = (id: string, message: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:messageEventDefinition id="${id}-message" messageRef="${message}" />` +
  `</bpmn:intermediateCatchEvent>`;
export const message = (name: string): string => `<bpmn:message id="message-${name}" name="${name}" />`;

/** Hands business key and branch down, as publishing does. */
export const callPart = (id: string, part: string, inside = ''): string =>
  `<bpmn:callActivity id="${id}" calledElement="${part}" camunda:calledElementBinding="deployment">` +
  '<bpmn:extensionElements><camunda:in businessKey="${caseNo}" /><camunda:in source="caseNo" target="caseNo" />' +
  `<camunda:in source="branch" target="branch" /></bpmn:extensionElements>${inside}</bpmn:callActivity>`;
