import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Reached } from '../domain/needs.ts';

const notCrashing: Reached = () => undefined;

const wasReached = (file: string, label: string): boolean =>
  existsSync(file) && readFileSync(file, 'utf8').split('\n').includes(label);

/** Every label, each the first time it is reached. */
const EVERYWHERE = '*';

/**
 * Labelled points of no return. In production they do nothing. A crash test names a file, into which every label is written when it
 * is reached, and a label: the first time a process of the stack comes by, it is gone as by SIGKILL.
 */
export const createReached = (crash: { crashAt: string | undefined; crashFile: string | undefined }): Reached => {
  const { crashAt, crashFile } = crash;
  if (crashFile === undefined) return notCrashing;
  return (label) => {
    const isFirst = (crashAt === EVERYWHERE || crashAt === label) && !wasReached(crashFile, label);
    appendFileSync(crashFile, `${label}\n`);
    if (!isFirst) return undefined;
    process.kill(process.pid, 'SIGKILL');
    return new Promise<void>(() => undefined);
  };
};
