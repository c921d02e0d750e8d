import { idOf, isFlowNode } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What the engine runs is known by its id for years: `review-application`, never `Activity_0abc123`. */
export const noGeneratedIds: RuleFactory = () => ({
  check(element, reporter) {
    const isExecuted = isFlowNode(element) || element.$type === 'bpmn:Process';
    const id = idOf(element);
    if (isExecuted && !kebabCase.test(id)) {
      reporter.report(id, `标识“${id}”应当是有含义的小写英文，用连字符连接，例如 review-application`, ['id']);
    }
  },
});
