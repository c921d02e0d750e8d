import { renameSync, writeFileSync } from 'node:fs';

/** Writes a JSON file so that a reader sees the old or the new text, never half of one. */
export const writeJson = (file: string, value: unknown, mode = 0o644): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(`${file}.new`, file);
};
