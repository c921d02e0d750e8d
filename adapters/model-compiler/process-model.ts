import type { Condition } from './condition.ts';

/** Our own model of a process: everything the engine will be told, and nothing else. */
export interface ProcessModel {
  id: string;
  name: string;
  /** `input:<name>` / `output:<name>` → type or values, e.g. `date`, `paid | unpaid` */
  declarations: Record<string, string>;
  scope: Scope;
  messages: string[];
}

export interface Scope {
  nodes: FlowNode[];
  flows: Flow[];
}

export interface Flow {
  id: string;
  name: string;
  source: string;
  target: string;
  condition?: Condition;
}

interface NodeBase {
  id: string;
  name: string;
}

export interface Mapping {
  source: string;
  target: string;
}

/** A user task that is a special procedure (特别程序); the task it was approved in, if any, is of the same process. */
export interface ProcedureMark {
  basis: string;
  expectedDays: number;
  stopsClock: boolean;
  approvedIn?: string;
}

export type FlowNode =
  | (NodeBase & { kind: 'start'; message?: string; isInterrupting: boolean })
  | (NodeBase & { kind: 'end'; isTerminating: boolean })
  | (NodeBase & {
      kind: 'user-task';
      role: string;
      notSameAs?: string;
      specialProcedure?: ProcedureMark;
      limit?: string;
    })
  | (NodeBase & { kind: 'topic'; topic: string; properties: Record<string, string> })
  | (NodeBase & {
      kind: 'call';
      calledElement: string;
      inputs: Mapping[];
      outputs: Mapping[];
      cardinality?: string;
      isSequential: boolean;
    })
  | (NodeBase & { kind: 'exclusive-gateway'; defaultFlow?: string })
  | (NodeBase & { kind: 'parallel-gateway' | 'event-gateway' })
  | (NodeBase & { kind: 'catch'; event: CaughtEvent })
  | (NodeBase & { kind: 'boundary'; attachedTo: string; isInterrupting: boolean; event: CaughtEvent })
  | (NodeBase & { kind: 'sub-process'; isEventSubProcess: boolean; scope: Scope });

export type CaughtEvent = { kind: 'message'; message: string } | { kind: 'timer'; variable: string };

/** All nodes of a scope and of the sub-processes in it. */
export const allNodes = (scope: Scope): FlowNode[] =>
  scope.nodes.flatMap((node) => (node.kind === 'sub-process' ? [node, ...allNodes(node.scope)] : [node]));
