import { join } from 'node:path';
import type { Part } from './part.ts';
import { writeJson } from './write-json.ts';

/** `DIR/stack.json`: every part with its address, process number and log file. */
export const writeStackFile = (dataDir: string, parts: readonly Omit<Part, 'stop'>[]): void => {
  const rows = parts.map(({ name, url, pid, log }) => ({ name, url, pid, log }));
  writeJson(join(dataDir, 'stack.json'), rows);
};
