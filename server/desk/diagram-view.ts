import type { ModelFile } from '../../domain/models/index.ts';
import type { CaseStep } from '../../domain/tasks/index.ts';
import type { ProcessDiagram } from './case-schemas.ts';

/** The diagrams of the version a case keeps to: the root, then its parts in the order the case entered them. */
export const viewDiagrams = (
  rootKey: string,
  files: readonly ModelFile[],
  steps: readonly CaseStep[],
): ProcessDiagram[] => {
  const entered = [rootKey, ...steps.map((step) => step.partKey)];
  const rank = (key: string): number => (entered.includes(key) ? entered.indexOf(key) : entered.length);
  return files
    .filter(({ path }) => path.endsWith('.bpmn'))
    .map(({ path, text }) => viewDiagram(keyOf(path), text, steps))
    .sort((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key));
};

const keyOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.bpmn'.length);

const viewDiagram = (key: string, xml: string, steps: readonly CaseStep[]): ProcessDiagram => {
  const own = steps.filter((step) => step.partKey === key);
  const current = new Set(own.filter((step) => step.leftAt === undefined).map((step) => step.activityId));
  const passed = own.filter((step) => step.leftAt !== undefined && !step.isCancelled).map((step) => step.activityId);
  const done = [...new Set(passed)].filter((id) => !current.has(id));
  return { key, name: nameIn(xml) ?? key, xml, current: [...current], done };
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const nameIn = (xml: string): string | undefined => {
  const head = /<(?:\w+:)?process\b[^>]*>/.exec(xml)?.[0];
  const name = head && /\bname="([^"]*)"/.exec(head)?.[1];
  return name?.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '');
};
