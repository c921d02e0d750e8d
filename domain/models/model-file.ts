import { createHash } from 'node:crypto';

/**
 * One file of a publication. `path` is relative to the item: `road-occupation.bpmn`, `item.json`, `forms/decide-application.form.json`,
 * `parts/accept-application/accept-application.bpmn`, `parts/accept-application/forms/review-application.form.json`.
 */
export interface ModelFile {
  path: string;
  text: string;
}

/** What a publication is: an item with all its parts, or a process that stands by itself (supervise-deadline). */
export type ModelKind = 'item' | 'standing';

/** Same files, same hash, whatever their order. */
export const contentHash = (files: readonly ModelFile[]): string => {
  const hash = createHash('sha256');
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const { path, text } of sorted) hash.update(`${path.length}:${path}${text.length}:${text}`);
  return hash.digest('hex');
};

export const findFile = (files: readonly ModelFile[], path: string): ModelFile | undefined =>
  files.find((file) => file.path === path);

export const kindOf = (files: readonly ModelFile[]): ModelKind =>
  findFile(files, 'item.json') === undefined ? 'standing' : 'item';
