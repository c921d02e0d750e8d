import type { Moddle } from './moddle.ts';
import { childOf, isA, listOf } from './moddle.ts';

export interface Point {
  x: number;
  y: number;
}
export interface Bounds extends Point {
  width: number;
  height: number;
}

const numberOf = (element: Moddle | undefined, name: string): number => {
  const value = element?.[name];
  return typeof value === 'number' ? value : 0;
};

const planeElements = (definitions: Moddle): Moddle[] =>
  listOf(definitions, 'diagrams').flatMap((diagram) => listOf(childOf(diagram, 'plane'), 'planeElement'));

/** Where every element is drawn. */
export const shapesOf = (definitions: Moddle): Map<Moddle, Bounds> => {
  const shapes = new Map<Moddle, Bounds>();
  for (const shape of planeElements(definitions)) {
    const [element, bounds] = [childOf(shape, 'bpmnElement'), childOf(shape, 'bounds')];
    if (element === undefined || bounds === undefined) continue;
    const [x, y] = [numberOf(bounds, 'x'), numberOf(bounds, 'y')];
    shapes.set(element, { x, y, width: numberOf(bounds, 'width'), height: numberOf(bounds, 'height') });
  }
  return shapes;
};

/** Every sequence flow with its corners. */
export const edgeOf = (definitions: Moddle): Map<Moddle, Point[]> => {
  const edges = new Map<Moddle, Point[]>();
  for (const edge of planeElements(definitions)) {
    const flow = childOf(edge, 'bpmnElement');
    const points = listOf(edge, 'waypoint').map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }));
    if (flow !== undefined && isA(flow, 'bpmn:SequenceFlow') && points.length > 1) edges.set(flow, points);
  }
  return edges;
};

export const centreOf = ({ x, y, width, height }: Bounds): Point => ({ x: x + width / 2, y: y + height / 2 });

/** On which side of the line through two points a third lies; near zero = on it. */
const side = (from: Point, to: Point, point: Point): number =>
  (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);

const cross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** Do two lines go through each other? Touching does not count: flows meet at the element they lead to. */
export const doCross = (one: readonly Point[], other: readonly Point[]): boolean =>
  one.slice(1).some((b, index) =>
    other.slice(1).some((d, otherIndex) => {
      const [a, c] = [one[index], other[otherIndex]];
      return a !== undefined && c !== undefined && cross(a, b, c, d);
    }),
  );
