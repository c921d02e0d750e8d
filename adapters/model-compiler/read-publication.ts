import type { CompileInput, Finding } from '../../domain/models/index.ts';
import { checkElement } from './check-dialect.ts';
import type { FormOutcome } from './compile-form.ts';
import { compileForm } from './compile-form.ts';
import type { Moddle } from './moddle.ts';
import { parseBpmn } from './moddle.ts';
import type { ProcessModel } from './process-model.ts';
import { readProcess } from './read-process.ts';
import { Refused, type Refusal } from './refusal.ts';
import { scanSource } from './scan-source.ts';

/** The texts of a publication, read; what could not be read is a finding. */
export interface Publication {
  rootPath: string;
  diagrams: Record<string, Moddle>;
  /** by path */
  models: Record<string, ProcessModel>;
  /** by path */
  forms: Record<string, FormOutcome>;
  findings: Finding[];
}

export const toFinding = (file: string, { code, elementId, message }: Refusal): Finding => ({
  file,
  elementId,
  rule: `gate/${code}`,
  message,
  severity: 'error',
});

/** `parts/<key>/<key>.bpmn` or `<key>.bpmn`: a process is called what its file is called. */
const keyOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.bpmn'.length);

const isAtHome = (path: string, rootPath: string): boolean =>
  path === rootPath || path === `parts/${keyOf(path)}/${keyOf(path)}.bpmn`;

const readDiagram = async (publication: Publication, path: string, text: string): Promise<void> => {
  try {
    if (!isAtHome(path, publication.rootPath))
      throw new Refused('file-misplaced', `文件应当在 parts/${keyOf(path)}/ 里`);
    scanSource(text);
    const diagram = await parseBpmn(text);
    const refusals = checkElement(diagram);
    publication.findings.push(...refusals.map((refusal) => toFinding(path, refusal)));
    if (refusals.length > 0) return;
    publication.diagrams[path] = diagram;
    publication.models[path] = readProcess(diagram, keyOf(path));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    publication.findings.push(toFinding(path, error.refusal));
  }
};

export const readPublication = async ({ key, item, files }: CompileInput): Promise<Publication> => {
  const rootPath = `${item?.process ?? key}.bpmn`;
  const publication: Publication = { rootPath, diagrams: {}, models: {}, forms: {}, findings: [] };
  for (const { path, text } of files) {
    if (path.endsWith('.bpmn')) await readDiagram(publication, path, text);
    if (!path.endsWith('.form.json')) continue;
    const outcome = compileForm(text);
    publication.forms[path] = outcome;
    publication.findings.push(...outcome.refusals.map((refusal) => toFinding(path, refusal)));
  }
  return publication;
};
