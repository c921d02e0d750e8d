import type { Moddle } from '../moddle.ts';
import { childOf, idOf, isA, outgoingOf } from '../moddle.ts';
import { centreOf, edgeOf, shapesOf } from '../picture.ts';
import type { RuleFactory } from '../rule.ts';

const reaches = (from: Moddle, target: Moddle, seen = new Set<Moddle>()): boolean => {
  if (from === target) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return outgoingOf(from).some((flow) => {
    const next = childOf(flow, 'targetRef');
    return next !== undefined && reaches(next, target, seen);
  });
};

/** A case moves from left to right; only a flow that goes back to an earlier step may lead left. */
export const leftToRight: RuleFactory = () => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:Definitions')) return;
    const shapes = shapesOf(element);
    for (const [flow, edge] of edgeOf(element)) {
      const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')];
      const [from, to] = [source && shapes.get(source), target && shapes.get(target)];
      if (!source || !target || !from || !to || edge.length < 2) continue;
      const isBackwards = centreOf(to).x < centreOf(from).x - 1;
      if (isBackwards && !reaches(target, source))
        reporter.report(idOf(flow), '连线应当从左向右画，只有退回前面的环节才向左');
    }
  },
});
