import { readFileSync } from 'node:fs';

const SHIPPED = 'processes/parts/supervise-deadline/supervise-deadline.bpmn';

export const shippedSupervision = (): string => readFileSync(SHIPPED, 'utf8');

interface Step {
  id: string;
  name: string;
  topic: string;
  says: string;
}

const HEAD: Step = {
  id: 'tell-head',
  name: '短信提醒负责人',
  topic: 'notify-department-head',
  says: '到期日当天用短信提醒负责部门的负责人。',
};
const ORANGE: Step = { id: 'turn-orange', name: '亮橙灯', topic: 'turn-orange', says: '到期日当天登记橙灯。' };
const ESCALATE: Step = {
  id: 'escalate',
  name: '升级预警',
  topic: 'escalate-warning',
  says: '超过时限的，报给监察人员。',
};

const flowId = (from: string, to: string): string => `${from}--${to}`;
const flow = (from: string, to: string): string =>
  `<bpmn:sequenceFlow id="${flowId(from, to)}" sourceRef="${from}" targetRef="${to}" />`;

const service = ({ id, name, topic, says }: Step, from: string, to: string): string => `
    <bpmn:serviceTask id="${id}" name="${name}" camunda:type="external" camunda:topic="${topic}">
      <bpmn:documentation>${says}</bpmn:documentation>
      <bpmn:incoming>${flowId(from, id)}</bpmn:incoming>
      <bpmn:outgoing>${flowId(id, to)}</bpmn:outgoing>
    </bpmn:serviceTask>`;

const timer = (from: string, to: string): string => `
    <bpmn:intermediateCatchEvent id="orange-due" name="到橙灯时间">
      <bpmn:documentation>橙灯时间：到期日当天零时。</bpmn:documentation>
      <bpmn:incoming>${flowId(from, 'orange-due')}</bpmn:incoming>
      <bpmn:outgoing>${flowId('orange-due', to)}</bpmn:outgoing>
      <bpmn:timerEventDefinition id="orange-due-timer">
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression" language="feel">orangeAt</bpmn:timeDate>
      </bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>`;

const box = (id: string, x: number): string => `
      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="120" width="100" height="80" /></bpmndi:BPMNShape>`;
const circle = (id: string, x: number): string => `
      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">
        <dc:Bounds x="${x}" y="142" width="36" height="36" />
        <bpmndi:BPMNLabel><dc:Bounds x="${x - 12}" y="183" width="60" height="14" /></bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>`;
const edge = (from: string, to: string, x: number, until: number): string => `
      <bpmndi:BPMNEdge id="${flowId(from, to)}_di" bpmnElement="${flowId(from, to)}">
        <di:waypoint x="${x}" y="160" /><di:waypoint x="${until}" y="160" />
      </bpmndi:BPMNEdge>`;

/** Everything from the red timer on stands further to the right, so that the new steps have room. */
const moveRight = (xml: string): string => {
  const [before = '', after = ''] = xml.split('<bpmndi:BPMNDiagram');
  const shift = (text: string): string => text.replace(/x="(\d+)"/g, (_, x: string) => `x="${Number(x) + 410}"`);
  const moved = after.replace(
    /<bpmndi:BPMN(Shape|Edge) id="(red-due|turn-red|deadline-passed|red-due--turn-red)_di"[\s\S]*?<\/bpmndi:BPMN\1>/g,
    shift,
  );
  return `${before}<bpmndi:BPMNDiagram${moved}`;
};

const without = (xml: string, ...flows: string[]): string =>
  flows.reduce(
    (text, id) =>
      text
        .replace(new RegExp(`\\n\\s*<bpmn:sequenceFlow id="${id}"[^>]*/>`), '')
        .replace(new RegExp(`\\n\\s*<bpmndi:BPMNEdge id="${id}_di"[\\s\\S]*?</bpmndi:BPMNEdge>`), '')
        .replaceAll(new RegExp(`\\n\\s*<bpmn:(incoming|outgoing)>${id}</bpmn:\\1>`, 'g'), ''),
    xml,
  );

const put = (xml: string, before: string, added: string): string => xml.replace(before, `${added}\n    ${before}`);
const join = (xml: string, id: string, kind: 'incoming' | 'outgoing', flow: string): string =>
  xml.replace(
    new RegExp(`(id="${id}"[\\s\\S]*?</bpmn:documentation>)`),
    `$1\n      <bpmn:${kind}>${flow}</bpmn:${kind}>`,
  );

/**
 * As an analyst would change it: between yellow and red an orange light and an SMS to the head of the department, after red the
 * supervisors are told.
 */
export const withOrange = (shipped = shippedSupervision()): string => {
  let xml = moveRight(without(shipped, 'turn-yellow--red-due', 'turn-red--deadline-passed'));
  xml = join(xml, 'turn-yellow', 'outgoing', 'turn-yellow--orange-due');
  xml = join(xml, 'red-due', 'incoming', 'tell-head--red-due');
  xml = join(xml, 'turn-red', 'outgoing', 'turn-red--escalate');
  xml = join(xml, 'deadline-passed', 'incoming', 'escalate--deadline-passed');
  const nodes =
    timer('turn-yellow', 'turn-orange') +
    service(ORANGE, 'orange-due', 'tell-head') +
    service(HEAD, 'turn-orange', 'red-due') +
    service(ESCALATE, 'turn-red', 'deadline-passed');
  const order = ['turn-yellow', 'orange-due', 'turn-orange', 'tell-head', 'red-due'];
  const flows = order.slice(1).map((to, at) => flow(order[at] ?? '', to));
  flows.push(flow('turn-red', 'escalate'), flow('escalate', 'deadline-passed'));
  xml = put(xml, '<bpmn:subProcess id="clock-stop"', nodes);
  xml = xml.replace('</bpmn:process>', `  ${flows.join('\n    ')}\n  </bpmn:process>`);
  const picture = [
    circle('orange-due', 542),
    box('turn-orange', 640),
    box('tell-head', 800),
    box('escalate', 1210),
    edge('turn-yellow', 'orange-due', 470, 542),
    edge('orange-due', 'turn-orange', 578, 640),
    edge('turn-orange', 'tell-head', 740, 800),
    edge('tell-head', 'red-due', 900, 952),
    edge('turn-red', 'escalate', 1150, 1210),
    edge('escalate', 'deadline-passed', 1310, 1372),
  ].join('');
  return xml
    .replace('</bpmndi:BPMNPlane>', `${picture}\n    </bpmndi:BPMNPlane>`)
    .replace(/(id="deadline-passed_di"[\s\S]*?Bounds x=")\d+("[\s\S]*?Bounds x=")\d+/, '$11372$21366');
};
