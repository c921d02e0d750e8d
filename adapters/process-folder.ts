import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ModelFile, ProductModel } from '../domain/models/index.ts';

/** Parts that nobody calls and that are published by themselves. */
const standing: readonly string[] = ['supervise-deadline', 'supervise-order'];

const read = (folder: string, path: string, file: string): ModelFile => ({
  path,
  text: readFileSync(join(folder, file), 'utf8'),
});

/** The diagram and the forms of one folder, under the path they have in a publication. */
const readFolder = (folder: string, prefix: string): ModelFile[] => {
  const diagrams = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
  const formFolder = join(folder, 'forms');
  const forms = existsSync(formFolder) ? readdirSync(formFolder).filter((name) => name.endsWith('.form.json')) : [];
  return [
    ...diagrams.sort().map((name) => read(folder, `${prefix}${name}`, name)),
    ...forms.sort().map((name) => read(formFolder, `${prefix}forms/${name}`, name)),
  ];
};

const calledIn = (files: readonly ModelFile[]): string[] =>
  files.flatMap(({ text }) => [...text.matchAll(/\bcalledElement="([a-z0-9-]+)"/g)].map((match) => match[1] ?? ''));

/** Adds the parts that are called, and the parts they call. */
const withParts = (processes: string, files: ModelFile[]): ModelFile[] => {
  const parts = new Map<string, ModelFile[]>();
  const add = (called: readonly string[]): void => {
    for (const part of called) {
      const folder = join(processes, 'parts', part);
      if (parts.has(part) || !existsSync(folder)) continue;
      parts.set(part, readFolder(folder, `parts/${part}/`));
      add(calledIn(parts.get(part) ?? []));
    }
  };
  add(calledIn(files));
  return [...files, ...[...parts.keys()].sort().flatMap((part) => parts.get(part) ?? [])];
};

/** Every item below `processes/` with all its parts, and the processes that stand by themselves. */
export const readProductModels = (processes: string): ProductModel[] => {
  const folders = readdirSync(processes, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const items = folders.map((entry) => entry.name).filter((name) => existsSync(join(processes, name, 'item.json')));
  return [
    ...items.sort().map((key) => {
      const folder = join(processes, key);
      const own = [read(folder, 'item.json', 'item.json'), ...readFolder(folder, '')];
      return { key, files: withParts(processes, own) };
    }),
    ...standing.map((key) => ({ key, files: readFolder(join(processes, 'parts', key), '') })),
  ];
};

const jsonFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((one, other) => basename(one).localeCompare(basename(other)));

/** Element templates of topics and messages. */
export const readTemplates = (folder: string): Record<string, unknown>[] =>
  jsonFiles(folder).map((path) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>);
