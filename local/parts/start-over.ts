import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEPT_BY_PARTS = ['files', 'simulators', 'engine'];

const markOf = (dataDir: string): string => join(dataDir, 'unfinished');

/** Whether a first start was cut off while it made the demo: what is there then is half of it and nobody's. */
export const isUnfinished = (dataDir: string): boolean => existsSync(markOf(dataDir));

/** From here until `markFinished` the folder holds half a demo. */
export const markUnfinished = (dataDir: string): void => writeFileSync(markOf(dataDir), '');

export const markFinished = (dataDir: string): void => rmSync(markOf(dataDir), { force: true });

/** Takes away the files the parts of a half-made demo keep; the database is dropped by whoever made it. */
export const removeHalfMade = (dataDir: string): void => {
  for (const folder of KEPT_BY_PARTS) rmSync(join(dataDir, folder), { recursive: true, force: true });
};
