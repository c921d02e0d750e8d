import { idOf, isA } from '../moddle.ts';
import { doCross, edgeOf } from '../picture.ts';
import type { RuleFactory } from '../rule.ts';

/** No two flows cross: a picture to be read by people. Flows that share an end may meet there. */
export const noCrossingFlows: RuleFactory = () => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:Definitions')) return;
    const edges = [...edgeOf(element)];
    edges.forEach(([flow, points], index) => {
      const other = edges.slice(index + 1).find(([, otherPoints]) => doCross(points, otherPoints));
      if (other !== undefined) reporter.report(idOf(flow), `连线与另一条连线交叉：${idOf(other[0])}`);
    });
  },
});
