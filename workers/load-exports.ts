import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Named {
  name: string;
}

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Named>).name === 'string';

/**
 * What every file of a folder exports under its own name: `topics/turn-red.ts` holds the topic `turn-red`. A file that holds another
 * one is refused, so that a name in a model always leads to its file.
 */
export const loadExports = async <Kind extends Named>(folder: string): Promise<Kind[]> => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const loaded = files.sort().map(async (file) => {
    const exported = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    const found = Object.values(exported).find((value) => isNamed(value) && value.name === basename(file, '.ts'));
    if (found === undefined) throw new Error(`${file} does not hold what its name says`);
    return found as Kind;
  });
  return Promise.all(loaded);
};
