import { idOf, isTask, listOf, textOf } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

/** Every step says what is done and by which law. */
export const documentationRequired: RuleFactory = () => ({
  check(element, reporter) {
    if (!isTask(element)) return;
    const isDocumented = listOf(element, 'documentation').some(
      (documentation) => textOf(documentation, 'text').trim() !== '',
    );
    if (!isDocumented) reporter.report(idOf(element), '没有写说明：做什么，依据哪一条', ['documentation']);
  },
});
