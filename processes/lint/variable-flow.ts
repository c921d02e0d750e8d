import type { LintContext } from './context.ts';
import type { Moddle } from './moddle.ts';
import {
  childOf,
  extensionsOf,
  feelOf,
  idOf,
  incomingOf,
  isA,
  isFlowNode,
  listOf,
  messageOf,
  textOf,
  triggerOf,
} from './moddle.ts';
import type { Variables } from './variable.ts';
import { joinTypes } from './variable.ts';

type Known = Pick<LintContext, 'topics' | 'messages' | 'parts' | 'forms'>;

/** Variables a node sets, with what they can hold. */
export const writesOf = (node: Moddle, context: Known): Variables => {
  if (isA(node, 'bpmn:UserTask')) return context.forms[idOf(node)] ?? {};
  if (isA(node, 'bpmn:ServiceTask')) return context.topics[textOf(node, 'topic')]?.outputs ?? {};
  if (isA(node, 'bpmn:CallActivity')) {
    const outputs = context.parts[textOf(node, 'calledElement')]?.outputs ?? {};
    const entries = extensionsOf(node, 'camunda:Out').map((out): [string, Variables[string]] => [
      textOf(out, 'target'),
      outputs[textOf(out, 'source')] ?? 'string',
    ]);
    return Object.fromEntries(entries);
  }
  const message = messageOf(node);
  return message === undefined ? {} : (context.messages[message] ?? {});
};

/** Variables a node reads when it is entered, each with the place in it. */
export const readsOf = (node: Moddle): string[] => {
  const trigger = triggerOf(node);
  return [
    ...extensionsOf(node, 'camunda:In').map((input) => textOf(input, 'source')),
    feelOf(childOf(node, 'loopCharacteristics'), 'loopCardinality') ?? '',
    feelOf(trigger, 'timeDate') ?? '',
  ].filter((name) => name !== '');
};

/** What every variable of the process can hold, from all places that set it. */
export const typesIn = (process: Moddle, context: Known & Pick<LintContext, 'inputs'>): Variables => {
  const types: Record<string, Variables[string]> = { ...context.inputs };
  const visit = (owner: Moddle): void => {
    for (const node of listOf(owner, 'flowElements')) {
      for (const [name, type] of Object.entries(writesOf(node, context))) types[name] = joinTypes(types[name], type);
      if (isA(node, 'bpmn:SubProcess')) visit(node);
    }
  };
  visit(process);
  return types;
};

/** Names set for certain: before a node is entered, and after it is left. */
export interface Assigned {
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
}

const intersect = (sets: readonly ReadonlySet<string>[]): Set<string> => {
  const [first, ...rest] = sets;
  return new Set([...(first ?? [])].filter((name) => rest.every((set) => set.has(name))));
};

const sameSize = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string>): boolean =>
  one?.size === other.size;

interface Pass {
  assigned: Map<Moddle, Assigned>;
  initial: ReadonlySet<string>;
  context: Known;
}

/** undefined: no way in has been looked at yet. */
const entered = (node: Moddle, { assigned, initial }: Pass): ReadonlySet<string> | undefined => {
  const attached = childOf(node, 'attachedToRef');
  if (attached !== undefined) return assigned.get(attached)?.before;
  const incoming = incomingOf(node);
  if (incoming.length === 0) return initial;
  const known = incoming
    .map((flow) => assigned.get(childOf(flow, 'sourceRef') ?? flow)?.after)
    .filter((set) => set !== undefined);
  return known.length === 0 ? undefined : intersect(known);
};

const leave = (node: Moddle, before: ReadonlySet<string>, pass: Pass): ReadonlySet<string> => {
  const after = new Set([...before, ...Object.keys(writesOf(node, pass.context))]);
  if (!isA(node, 'bpmn:SubProcess')) return after;
  const inner = assign(node, before, pass.context);
  for (const [innerNode, sets] of inner) pass.assigned.set(innerNode, sets);
  const ends = listOf(node, 'flowElements').filter((element) => isA(element, 'bpmn:EndEvent'));
  return new Set([...after, ...intersect(ends.flatMap((end) => inner.get(end)?.after ?? []))]);
};

const assign = (owner: Moddle, initial: ReadonlySet<string>, context: Known): Map<Moddle, Assigned> => {
  const pass: Pass = { assigned: new Map(), initial, context };
  const nodes = listOf(owner, 'flowElements').filter(isFlowNode);
  let isChanging = true;
  // sets only shrink once a node is reached, so this comes to rest
  while (isChanging) {
    isChanging = false;
    for (const node of nodes) {
      const before = entered(node, pass);
      if (before === undefined) continue;
      const known = pass.assigned.get(node);
      if (known !== undefined && sameSize(known.before, before)) continue;
      pass.assigned.set(node, { before, after: leave(node, before, pass) });
      isChanging = true;
    }
  }
  return pass.assigned;
};

/** For every node of a process, which variables are set for certain, whatever way the case came. */
export const assignedIn = (process: Moddle, context: Known & Pick<LintContext, 'inputs'>): Map<Moddle, Assigned> =>
  assign(process, new Set(['caseNo', ...Object.keys(context.inputs)]), context);
