import type { PlainStory } from './plain-office.ts';
import type { Variables } from './plain-engine.ts';

const text = (value: string) => ({ type: 'String', value });
const number = (value: number) => ({ type: 'Long', value });
const yes = { type: 'Boolean', value: true };
const no = { type: 'Boolean', value: false };
const FAR = { type: 'Date', value: '2027-12-31T00:00:00.000+0000' };

const facts: Variables = {
  occupiedArea: number(60),
  occupationDays: number(12),
  isExcavation: no,
  isEmergency: no,
  departmentCount: number(2),
  deliveryMethod: text('courier'),
};

/** The road permit on its straight way: accepted, inspected, agreed by both departments, granted, paid, delivered by courier. */
export const roadPermit: PlainStory = {
  processKey: 'road-occupation',
  variables: (caseNo) => ({ ...facts, caseNo: text(caseNo), acceptanceDueAt: FAR }),
  work: {
    'record-acceptance': { acceptanceResult: text('accepted') },
    'record-inspection': { inspectionResult: text('passed') },
    'summarise-reviews': { reviewResult: text('agreed') },
    'record-decision': { feeRequired: yes },
    'request-payment': { paymentDueAt: FAR },
    'issue-licence': {},
    'complete-case': {},
    'dispatch-courier': {},
    'record-delivery': {},
  },
  decisions: {
    'review-application': { acceptance: text('accepted') },
    'inspect-site': { inspection: text('passed') },
    'cosign-inspection': { cosigned: yes },
    'review-by-department': { opinion: text('agree') },
    'confirm-opinion': { confirmation: text('confirmed') },
    'decide-application': { decision: text('granted') },
  },
  messages: {
    'request-payment': { name: 'payment-confirmed', variables: { paymentResult: text('paid') } },
    'dispatch-courier': { name: 'parcel-delivered', variables: {} },
  },
  lastTopic: 'record-delivery',
};

/** A small diagram to prove the plain client by: three works, three decisions of which two in parallel, a message, a timer that waits. */
export const samplePermit: PlainStory = {
  processKey: 'sample-permit',
  variables: (caseNo) => ({ caseNo: text(caseNo), dueAt: FAR }),
  work: { 'sample-register': {}, 'sample-charge': {}, 'sample-issue': {} },
  decisions: {},
  messages: { 'sample-charge': { name: 'sample-paid', variables: {} } },
  lastTopic: 'sample-issue',
};

const node = (kind: string, id: string, extra = '', inside = '') =>
  `<bpmn:${kind} id="${id}"${extra}>${inside}</bpmn:${kind}>`;
const flow = (from: string, to: string) =>
  `<bpmn:sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}" />`;
const topic = (name: string) => ` camunda:type="external" camunda:topic="${name}"`;

const flows = [
  ['begun', 'register'],
  ['register', 'review'],
  ['review', 'fork'],
  ['fork', 'opinion-one'],
  ['fork', 'opinion-two'],
  ['opinion-one', 'join'],
  ['opinion-two', 'join'],
  ['join', 'charge'],
  ['charge', 'paid'],
  ['paid', 'issue'],
  ['issue', 'done'],
] as const;

/** The sample diagram: start, three external tasks, three user tasks, a parallel gateway, one message, one timer. */
export const SAMPLE_XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="sample-definitions" targetNamespace="urn:tongban:bench">
<bpmn:process id="sample-permit" name="sample" isExecutable="true">
${[
  node('startEvent', 'begun'),
  node('serviceTask', 'register', topic('sample-register')),
  node('userTask', 'review'),
  node(
    'boundaryEvent',
    'late',
    ' attachedToRef="review"',
    `<bpmn:timerEventDefinition id="late-timer"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${dueAt}</bpmn:timeDate></bpmn:timerEventDefinition>`,
  ),
  node('endEvent', 'too-late'),
  node('parallelGateway', 'fork'),
  node('userTask', 'opinion-one'),
  node('userTask', 'opinion-two'),
  node('parallelGateway', 'join'),
  node('serviceTask', 'charge', topic('sample-charge')),
  node(
    'intermediateCatchEvent',
    'paid',
    '',
    '<bpmn:messageEventDefinition id="paid-message" messageRef="message-paid" />',
  ),
  node('serviceTask', 'issue', topic('sample-issue')),
  node('endEvent', 'done'),
  flow('late', 'too-late'),
  ...flows.map(([from, to]) => flow(from, to)),
].join('\n')}
</bpmn:process>
<bpmn:message id="message-paid" name="sample-paid" />
</bpmn:definitions>`;
