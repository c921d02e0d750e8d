import type { Moddle } from '../moddle.ts';
import { childOf, idOf, isA, listOf, messageOf, outgoingOf, textOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

const supervising = 'supervise-deadline';
const lights = { 'turn-yellow': '亮黄灯', 'turn-red': '亮红灯' };

const isStart = (element: Moddle): boolean => isA(element, 'bpmn:StartEvent');

/** Ways on from a node, those its boundary events open included. */
const waysFrom = (node: Moddle): Moddle[] => {
  const attached = listOf(node.$parent, 'flowElements').filter((each) => childOf(each, 'attachedToRef') === node);
  return [node, ...attached].flatMap(outgoingOf).flatMap((flow) => childOf(flow, 'targetRef') ?? []);
};

/** Whether a run that comes here can come to an end without that topic. Of parallel ways one that has it is enough. */
const canAvoid = (node: Moddle, topic: string, passed: ReadonlySet<Moddle> = new Set()): boolean => {
  if (textOf(node, 'topic') === topic || passed.has(node)) return false;
  if (isA(node, 'bpmn:EndEvent')) return true;
  const ways = waysFrom(node).map((next) => canAvoid(next, topic, new Set([...passed, node])));
  return isA(node, 'bpmn:ParallelGateway') ? ways.every(Boolean) : ways.some(Boolean);
};

const isStoppedByMessage = (process: Moddle): boolean =>
  listOf(process, 'flowElements').some(
    (element) =>
      isA(element, 'bpmn:SubProcess') &&
      element['triggeredByEvent'] === true &&
      listOf(element, 'flowElements').some((inner) => isStart(inner) && messageOf(inner) === 'clock-stopped'),
  );

/** However supervision is drawn, every limit that passes shows yellow and red, and one that stops in time shows nothing more. */
export const lightsKept: RuleFactory = () => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:Process') || idOf(element) !== supervising) return;
    for (const start of listOf(element, 'flowElements').filter(isStart))
      for (const [topic, name] of Object.entries(lights))
        if (canAvoid(start, topic)) reporter.report(idOf(start), `有一条路走到结束也没有“${name}”（${topic}）`);
    if (!isStoppedByMessage(element))
      reporter.report(idOf(element), '缺少由消息“时限停止”（clock-stopped）触发的事件子流程，时限停止后监察不会结束');
  },
});
