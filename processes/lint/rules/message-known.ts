import { idOf, messageOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** A process waits only for messages that the platform sends; for any other it would wait for ever. */
export const messageKnown: RuleFactory = ({ messages } = {}) => ({
  check(element, reporter) {
    const message = messageOf(element);
    if (message === undefined) return;
    if (message === '') reporter.report(idOf(element), '没有指定消息', ['eventDefinitions']);
    else if (messages !== undefined && messages[message] === undefined) {
      reporter.report(idOf(element), `平台不会发出消息“${message}”`, ['eventDefinitions']);
    }
  },
});
