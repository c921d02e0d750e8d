import { childOf, feelOf, idOf, triggerOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** The engine knows no working days, so a timer waits for a date our calendar has computed. */
export const timerIsADate: RuleFactory = () => ({
  check(element, reporter) {
    const trigger = triggerOf(element);
    if (trigger?.$type !== 'bpmn:TimerEventDefinition') return;
    const date = feelOf(trigger, 'timeDate');
    if (
      date === undefined ||
      childOf(trigger, 'timeDate')?.['language'] !== 'feel' ||
      !/^[a-z][A-Za-z0-9]*$/.test(date)
    ) {
      reporter.report(idOf(element), '定时应当写系统算好的日期变量，不能写时长、循环或者固定日期', [
        'eventDefinitions',
      ]);
    }
  },
});
