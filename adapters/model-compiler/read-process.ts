import { ConditionError, isVariableName, parseCondition } from './condition.ts';
import { limits } from './dialect.ts';
import type { Moddle } from './moddle.ts';
import { childOf, idOf, listOf, textOf } from './moddle.ts';
import type { Flow, ProcessModel, Scope } from './process-model.ts';
import { allNodes } from './process-model.ts';
import { readNode } from './read-node.ts';
import { Refused } from './refusal.ts';

/** Not a flow node: drawn for people, dropped for the engine. */
const ignored = new Set(['bpmn:TextAnnotation', 'bpmn:Association']);

const readCondition = (flow: Moddle): Flow['condition'] => {
  const expression = childOf(flow, 'conditionExpression');
  if (expression === undefined) return undefined;
  if (textOf(expression, 'language') !== 'feel') {
    throw new Refused('condition-not-readable', '条件应当用 FEEL 书写（language="feel"）', idOf(flow));
  }
  try {
    return parseCondition(textOf(expression, 'body'));
  } catch (error) {
    if (error instanceof ConditionError) throw new Refused('condition-not-readable', error.message, idOf(flow));
    throw error;
  }
};

const readFlow = (flow: Moddle): Flow => {
  const source = childOf(flow, 'sourceRef');
  const target = childOf(flow, 'targetRef');
  if (source === undefined || target === undefined) throw new Refused('flow-broken', '连线的一端没有接上', idOf(flow));
  const condition = readCondition(flow);
  if (condition !== undefined && source.$type !== 'bpmn:ExclusiveGateway') {
    throw new Refused('condition-misplaced', '条件只能写在排他网关的出线上', idOf(flow));
  }
  return {
    id: textOf(flow, 'id'),
    name: textOf(flow, 'name'),
    source: textOf(source, 'id'),
    target: textOf(target, 'id'),
    ...(condition === undefined ? {} : { condition }),
  };
};

const readScope = (owner: Moddle): Scope => {
  const elements = listOf(owner, 'flowElements').filter((element) => !ignored.has(element.$type));
  const isFlow = (element: Moddle) => element.$type === 'bpmn:SequenceFlow';
  const scope: Scope = {
    nodes: elements.filter((element) => !isFlow(element)).map((element) => readNode(element, readScope)),
    flows: elements.filter(isFlow).map(readFlow),
  };
  const ids = new Set(scope.nodes.map((node) => node.id));
  for (const flow of scope.flows) {
    if (!ids.has(flow.source) || !ids.has(flow.target))
      throw new Refused('flow-broken', '连线不能越过子流程的边界', flow.id);
  }
  return scope;
};

/** `type` or `value | value`: what a declared variable holds. */
const declarationPattern = /^(?:input|output):([A-Za-z0-9]+)$/;
const typePattern = /^(?:date|integer|boolean|string|[a-z0-9-]{1,40}(?: \| [a-z0-9-]{1,40}){0,19})$/;

const readDeclarations = (process: Moddle): Record<string, string> => {
  const extensions = childOf(process, 'extensionElements');
  const properties =
    extensions === undefined ? [] : listOf(extensions, 'values').flatMap((value) => listOf(value, 'values'));
  const declarations: Record<string, string> = {};
  for (const property of properties) {
    const [name, value] = [textOf(property, 'name'), textOf(property, 'value')];
    const variable = declarationPattern.exec(name)?.[1];
    if (variable === undefined || !isVariableName(variable) || !typePattern.test(value)) {
      throw new Refused('declaration-not-readable', `不能识别的变量声明：${name} = ${value}`, idOf(process));
    }
    declarations[name] = value;
  }
  return declarations;
};

const refuseTwice = (ids: string[]): void => {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new Refused('id-twice', `标识重复：${id}`, id);
    seen.add(id);
  }
};

const idsOf = (scope: Scope): string[] => [
  ...scope.flows.map((flow) => flow.id),
  ...scope.nodes.flatMap((node) => (node.kind === 'sub-process' ? [node.id, ...idsOf(node.scope)] : [node.id])),
];

const keyPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Builds our own model from a text that is inside the dialect. Throws Refused. */
export const readProcess = (definitions: Moddle, key: string): ProcessModel => {
  const roots = listOf(definitions, 'rootElements');
  const process = roots.find((root) => root.$type === 'bpmn:Process');
  if (process === undefined || roots.filter((root) => root.$type === 'bpmn:Process').length !== 1) {
    throw new Refused('process-count', '一个文件里应当有且只有一个流程');
  }
  const id = textOf(process, 'id');
  if (id !== key || !keyPattern.test(id)) throw new Refused('process-id', `流程标识应当与文件名相同：${key}`, id);
  if (process['isExecutable'] !== true) throw new Refused('process-not-executable', '流程应当标为可执行', id);
  const scope = readScope(process);
  const nodes = allNodes(scope);
  if (nodes.length > limits.maxNodes) throw new Refused('source-too-large', `流程节点超过${limits.maxNodes}个`, id);
  const messages = roots.filter((root) => root.$type === 'bpmn:Message').map((message) => textOf(message, 'name'));
  refuseTwice([id, `${id}-definitions`, ...idsOf(scope), ...messages.map((message) => `message-${message}`)]);
  return { id, name: textOf(process, 'name'), declarations: readDeclarations(process), scope, messages };
};
