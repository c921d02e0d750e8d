import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Vocabulary } from '../../server/modeler/model-schemas.ts';
import { readDiagram, type Diagram } from '../model/diagram.ts';
import { readForm } from '../model/form-fields.ts';
import { readItem, type ItemDocument } from '../model/item-document.ts';
import {
  distinctVariables,
  factVariables,
  formVariables,
  partVariables,
  templateVariables,
  type KnownVariable,
} from '../model/known-variable.ts';
import { formPathOf, itemPath } from '../model/model-paths.ts';
import type { MessageTemplate, StepTemplate } from '../model/step-template.ts';
import type { DraftKeeper, DraftView } from './DraftKeeper.ts';

/** The model being edited and what the office offers for it. */
export interface OpenDraft {
  itemKey: string;
  keeper: DraftKeeper;
  templates: readonly StepTemplate[];
  messages: readonly MessageTemplate[];
  /** the element templates as the server keeps them; the rules read them */
  rawTemplates: readonly Record<string, unknown>[];
  vocabulary: Vocabulary;
}

export const DraftContext = createContext<OpenDraft | undefined>(undefined);

export const useOpenDraft = (): OpenDraft => {
  const draft = useContext(DraftContext);
  if (draft === undefined) throw new Error('useOpenDraft needs a DraftContext around it');
  return draft;
};

export const useDraftView = (): DraftView => {
  const { keeper } = useOpenDraft();
  return useSyncExternalStore(keeper.subscribe, keeper.current);
};

export const useItem = (): ItemDocument | undefined => {
  const { files } = useDraftView();
  const text = files.find((file) => file.path === itemPath)?.text;
  return useMemo(() => readItem(text), [text]);
};

/** The root diagram first, then the parts by name. */
export const useDiagrams = (): Diagram[] => {
  const { files } = useDraftView();
  return useMemo(() => diagramsOf(files), [files]);
};

export const diagramsOf = (files: DraftView['files']): Diagram[] =>
  files
    .filter((file) => file.kind === 'bpmn')
    .map((file) => remembered(file.path, file.text))
    .sort(
      (left, right) => Number(right.isRoot) - Number(left.isRoot) || left.name.localeCompare(right.name, 'zh-Hans-CN'),
    );

const lastRead = new Map<string, { text: string; diagram: Diagram }>();

/** Only the diagram being drawn changes; the others need not be read again. */
const remembered = (path: string, text: string): Diagram => {
  const last = lastRead.get(path);
  if (last?.text === text) return last.diagram;
  const diagram = readDiagram(path, text);
  lastRead.set(path, { text, diagram });
  return diagram;
};

/** Everything a condition or timer of this diagram may read. */
export const useKnownVariables = (path: string): KnownVariable[] => {
  const { keeper, templates, messages } = useOpenDraft();
  const diagrams = useDiagrams();
  const item = useItem();
  return useMemo(() => {
    const here = diagrams.find((diagram) => diagram.path === path);
    const forms = (here?.userTasks ?? []).flatMap((task) => {
      const form = readForm(keeper.textOf(formPathOf(path, task.id)));
      return form === undefined ? [] : formVariables(task.name || task.id, form);
    });
    const outputs = diagrams
      .filter((diagram) => diagram.path !== path && !diagram.isRoot)
      .flatMap((part) => partVariables(`环节组“${part.name}”的结果`, part.outputs));
    return distinctVariables([
      ...forms,
      ...outputs,
      ...partVariables('由上级流程传入', here?.inputs ?? []),
      ...partVariables('本环节组的结果', here?.outputs ?? []),
      ...templates.flatMap(templateVariables),
      ...messages.flatMap(templateVariables),
      ...factVariables(item?.facts ?? []),
    ]);
  }, [diagrams, item, keeper, messages, path, templates]);
};
