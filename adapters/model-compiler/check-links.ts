import { findProcedure, type Item } from '../../domain/items/index.ts';
import type { CompileInput, Finding } from '../../domain/models/index.ts';
import type { FormField } from './form-field.ts';
import type { FlowNode, ProcedureMark, ProcessModel } from './process-model.ts';
import { allNodes } from './process-model.ts';
import type { Publication } from './read-publication.ts';
import { toFinding } from './read-publication.ts';

export const filingPath = 'forms/filing.form.json';
export const partPath = (part: string): string => `parts/${part}/${part}.bpmn`;

/** The form of a user task stands beside the process it belongs to. */
export const formPath = (diagramPath: string, task: string): string =>
  `${diagramPath.slice(0, diagramPath.lastIndexOf('/') + 1)}forms/${task}.form.json`;

const isCall = (node: FlowNode): node is FlowNode & { kind: 'call' } => node.kind === 'call';

const callsOf = (model: ProcessModel): (FlowNode & { kind: 'call' })[] => allNodes(model.scope).filter(isCall);

const error = (file: string, code: string, elementId: string | null, message: string): Finding =>
  toFinding(file, { code, elementId, message });

/** Diagrams the root calls, directly or through others; a circle would never end. */
const walkCalls = ({ models, rootPath }: Publication): { reached: Set<string>; findings: Finding[] } => {
  const reached = new Set<string>();
  const findings: Finding[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    const model = models[path];
    if (model === undefined || reached.has(path)) return;
    reached.add(path);
    for (const { id, calledElement } of callsOf(model)) {
      const called = partPath(calledElement);
      if (called === path || above.includes(called)) {
        findings.push(error(path, 'part-circular', id, `环节组“${calledElement}”又调用了自己`));
      } else if (models[called] === undefined) {
        findings.push(error(path, 'part-unknown', id, `没有环节组“${calledElement}”`));
      }
      visit(called, [...above, path]);
    }
  };
  visit(rootPath, []);
  return { reached, findings };
};

const unused = (file: string): Finding => ({
  file,
  elementId: null,
  rule: 'gate/file-unused',
  message: '流程没有用到这个文件',
  severity: 'warning',
});

/** 行政许可法第四十五条: nothing stops the clock but what it lists, or what the item names with its law. */
const checkProcedure = (
  path: string,
  id: string,
  mark: ProcedureMark | undefined,
  item: Item | undefined,
): Finding[] => {
  if (mark === undefined || item === undefined) return [];
  const kind = findProcedure(item, mark.basis);
  if (kind === undefined) return [error(path, 'procedure-unknown', id, `没有特别程序“${mark.basis}”`)];
  const isLawful = !mark.stopsClock || kind.mayStopClock;
  const message = `“${kind.name}”不能停止计时：不在《行政许可法》第四十五条之列，事项也没有写明法律依据`;
  return isLawful ? [] : [error(path, 'procedure-unlawful', id, message)];
};

const checkNodes = (
  path: string,
  publication: Publication,
  input: CompileInput,
  topics: ReadonlySet<string>,
): Finding[] => {
  const model = publication.models[path];
  const nodes = model === undefined ? [] : allNodes(model.scope);
  return nodes.flatMap((node): Finding[] => {
    if (node.kind === 'topic' && !topics.has(node.topic)) {
      return [error(path, 'topic-unknown', node.id, `平台没有主题“${node.topic}”`)];
    }
    if (node.kind !== 'user-task') return [];
    if (input.kind === 'standing' && model?.declarations['input:orderId'] === undefined)
      return [error(path, 'task-misplaced', node.id, '只有督办流程（声明了 input:orderId）才能有人工环节')];
    const isTask = (id: string) => nodes.some((one) => one.kind === 'user-task' && one.id === id && id !== node.id);
    for (const other of [node.notSameAs, node.specialProcedure?.approvedIn])
      if (other !== undefined && !isTask(other))
        return [error(path, 'task-unknown', node.id, `本流程没有另一人工环节“${other}”`)];
    const unlawful = checkProcedure(path, node.id, node.specialProcedure, input.item);
    if (unlawful.length > 0) return unlawful;
    const isThere = publication.forms[formPath(path, node.id)] !== undefined;
    return isThere ? [] : [error(path, 'form-missing', node.id, `缺少表单 ${formPath(path, node.id)}`)];
  });
};

const factTypes: Readonly<Record<string, (schema: Record<string, unknown>) => boolean>> = {
  integer: (schema) => schema['type'] === 'integer',
  boolean: (schema) =>
    schema['type'] === 'boolean' || isAll(schema['enum'], 'boolean') || typeof schema['const'] === 'boolean',
  string: (schema) => isAll(schema['enum'], 'string'),
};
const isAll = (values: unknown, type: string): boolean =>
  Array.isArray(values) && values.every((value) => typeof value === type);

const checkFact = (field: FormField, item: Item): Finding[] => {
  const fact = item.facts.find((one) => one.key === field.fact && one.source === 'form');
  if (fact === undefined)
    return [error(filingPath, 'fact-unknown', field.key, `事项没有办件要素“${field.fact ?? ''}”`)];
  if (factTypes[fact.type]?.(field.schema) === true) return [];
  return [error(filingPath, 'fact-type', field.key, `字段的类型与办件要素“${fact.name}”不符`)];
};

const checkFiling = ({ forms }: Publication, item: Item): Finding[] => {
  const filing = forms[filingPath];
  if (filing === undefined) return [error(filingPath, 'form-missing', null, '缺少申报表')];
  const carried = filing.fields.filter((field) => field.fact !== undefined);
  const missing = item.facts.filter(
    (fact) => fact.source === 'form' && !carried.some((field) => field.fact === fact.key),
  );
  return [
    ...carried.flatMap((field) => checkFact(field, item)),
    ...missing.map((fact) => error(filingPath, 'fact-missing', null, `申报表没有填报办件要素“${fact.name}”的字段`)),
  ];
};

/** What holds between the files of a publication. `reached` are the diagrams that are published. */
export const checkLinks = (
  publication: Publication,
  input: CompileInput,
  topics: ReadonlySet<string>,
): { reached: Set<string>; findings: Finding[] } => {
  const { rootPath, models, forms } = publication;
  const { reached, findings } = walkCalls(publication);
  const isRootThere = input.files.some((file) => file.path === rootPath);
  const usedForms = new Set([
    ...(input.item === undefined ? [] : [filingPath]),
    ...[...reached].flatMap((path) =>
      allNodes(models[path]?.scope ?? { nodes: [], flows: [] }).map((node) => formPath(path, node.id)),
    ),
  ]);
  const used = (path: string): boolean => usedForms.has(path) || reached.has(path) || !models[rootPath];
  const all = [
    ...(isRootThere ? [] : [error(rootPath, 'file-missing', null, `缺少主流程 ${rootPath}`)]),
    ...findings,
    ...[...reached].flatMap((path) => checkNodes(path, publication, input, topics)),
    ...(input.item === undefined ? [] : checkFiling(publication, input.item)),
    ...[...Object.keys(models), ...Object.keys(forms)].filter((path) => !used(path)).map(unused),
  ];
  return { reached, findings: all };
};
