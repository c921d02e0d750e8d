import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import type { Reached } from '../domain/needs.ts';

const notCrashing: Reached = () => undefined;

/** Every label, each the first time it is reached. */
const EVERYWHERE = '*';

const wasReached = (file: string, label: string): boolean =>
  existsSync(file) && readFileSync(file, 'utf8').split('\n').includes(label);

/** As by SIGKILL, nothing after it runs; a victim other than this process is gone while this one goes on. */
const crash = (pid: number | undefined): void | Promise<void> => {
  process.kill(pid ?? process.pid, 'SIGKILL');
  return pid === undefined ? new Promise<void>(() => undefined) : undefined;
};

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * Labelled points of no return. In production they do nothing. A crash test names a file, into which every label is written when it
 * is reached, and labels: whoever comes by one for the first time dies, or kills the process of that number.
 */
export const createReached = (config: Pick<Config, 'crashAt' | 'crashFile' | 'crashPid'>): Reached => {
  const { crashAt, crashFile, crashPid } = config;
  if (crashFile === undefined) return notCrashing;
  const labels = crashAt?.split(',') ?? [];
  return (label) => {
    // a point passed while the victim is dead already struck nobody: it is left for the next time
    if (crashPid !== undefined && !isThere(crashPid)) return undefined;
    const isMeant = labels.includes(EVERYWHERE) || labels.includes(label);
    const isFirst = isMeant && !wasReached(crashFile, label);
    appendFileSync(crashFile, `${label}\n`);
    return isFirst ? crash(crashPid) : undefined;
  };
};
