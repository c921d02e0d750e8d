import { BpmnModdle } from 'bpmn-moddle';
import camundaDescriptor from 'camunda-bpmn-moddle/resources/camunda.json';
import { useEffect } from 'react';
import { createContext, lintSetup, type PublicationSource } from '../../processes/lint/index.ts';
import type { ModelFile } from '../../server/modeler/draft-schemas.ts';
import { useDraftView, useOpenDraft } from '../draft/draft-context.ts';
import type { DiagramEditor } from './DiagramEditor.ts';

type Parsed = PublicationSource['diagrams'][string];

/** Diagrams are read once per text; only the one being drawn changes often. */
const parsedByPath = new Map<string, { text: string; diagram: Promise<Parsed | undefined> }>();

/** Gives the editor rules that know the whole model: parts, forms, facts, limits and templates as they are now. */
export const useLintRules = (editor: DiagramEditor | undefined, path: string): void => {
  const { rawTemplates } = useOpenDraft();
  const { files } = useDraftView();
  useEffect(() => {
    if (editor === undefined) return undefined;
    let isOutdated = false;
    void sourceOf(files, rawTemplates).then((source) => {
      if (!isOutdated) editor.judgeBy(lintSetup(createContext(path, source)));
    });
    return () => {
      isOutdated = true;
    };
  }, [editor, files, path, rawTemplates]);
};

const sourceOf = async (files: readonly ModelFile[], templates: PublicationSource['templates']) => {
  const diagrams = await Promise.all(
    files.filter((file) => file.kind === 'bpmn').map(async (file) => [file.path, await parse(file)] as const),
  );
  const forms = files.filter((file) => file.kind === 'form').map((file) => [file.path, readJson(file.text)] as const);
  return {
    diagrams: present(diagrams),
    forms: present(forms),
    item: readJson(files.find((file) => file.kind === 'item')?.text ?? ''),
    templates,
  };
};

const parse = (file: ModelFile): Promise<Parsed | undefined> => {
  const known = parsedByPath.get(file.path);
  if (known?.text === file.text) return known.diagram;
  const diagram = new BpmnModdle({ camunda: camundaDescriptor })
    .fromXML(file.text)
    .then(({ rootElement }) => rootElement as Parsed)
    .catch(() => undefined);
  parsedByPath.set(file.path, { text: file.text, diagram });
  return diagram;
};

const readJson = (text: string): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

const present = <Value>(entries: readonly (readonly [string, Value | undefined])[]): Record<string, Value> =>
  Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
