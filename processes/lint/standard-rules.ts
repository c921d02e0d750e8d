import endEventRequired from 'bpmnlint/rules/end-event-required.js';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js';
import eventSubProcessTypedStartEvent from 'bpmnlint/rules/event-sub-process-typed-start-event.js';
import fakeJoin from 'bpmnlint/rules/fake-join.js';
import noBpmndi from 'bpmnlint/rules/no-bpmndi.js';
import noDisconnected from 'bpmnlint/rules/no-disconnected.js';
import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import noImplicitStart from 'bpmnlint/rules/no-implicit-start.js';
import noOverlappingElements from 'bpmnlint/rules/no-overlapping-elements.js';
import singleBlankStartEvent from 'bpmnlint/rules/single-blank-start-event.js';
import singleEventDefinition from 'bpmnlint/rules/single-event-definition.js';
import startEventRequired from 'bpmnlint/rules/start-event-required.js';
import subProcessBlankStartEvent from 'bpmnlint/rules/sub-process-blank-start-event.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import type { Reporter, RuleFactory } from './rule.ts';

/** A rule of bpmnlint that says its finding in our words. */
const say =
  (factory: RuleFactory, message: string): RuleFactory =>
  () => {
    const rule = factory();
    return {
      ...rule,
      check: (element, reporter: Reporter) =>
        rule.check(element, { report: (id, _english, path) => reporter.report(id, message, path) }),
    };
  };

/** What bpmnlint brings with it, by its own names. */
export const standardRules: Readonly<Record<string, RuleFactory>> = {
  'end-event-required': say(endEventRequired, '流程没有结束事件'),
  'event-based-gateway': say(eventBasedGateway, '事件网关的出线不能有条件，只能接等待事件'),
  'event-sub-process-typed-start-event': say(
    eventSubProcessTypedStartEvent,
    '事件子流程的开始事件应当写明由什么消息启动',
  ),
  'fake-join': say(fakeJoin, '多条连线应当先用网关汇合，再进入下一步'),
  'no-bpmndi': say(noBpmndi, '元素没有画在图上'),
  'no-disconnected': say(noDisconnected, '元素没有和别的元素连起来'),
  'no-duplicate-sequence-flows': say(noDuplicateSequenceFlows, '两个元素之间有重复的连线'),
  'no-gateway-join-fork': say(noGatewayJoinFork, '一个网关不能既汇合又分流，应当分成两个'),
  'no-implicit-end': say(noImplicitEnd, '这里没有下一步，应当接到结束事件'),
  'no-implicit-split': say(noImplicitSplit, '分流应当使用网关'),
  'no-implicit-start': say(noImplicitStart, '这里没有上一步，应当从开始事件接过来'),
  'no-overlapping-elements': say(noOverlappingElements, '元素互相重叠'),
  'single-blank-start-event': say(singleBlankStartEvent, '流程只能有一个开始事件'),
  'single-event-definition': say(singleEventDefinition, '一个事件只能有一个触发条件'),
  'start-event-required': say(startEventRequired, '流程没有开始事件'),
  'sub-process-blank-start-event': say(subProcessBlankStartEvent, '子流程的开始事件不能带触发条件'),
  'superfluous-gateway': say(superfluousGateway, '网关只有一进一出，是多余的'),
};
