import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process of this number runs (a zombie does not). */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !statOf(pid).includes(') Z ');
};

const readProc = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};

const statOf = (pid: number): string => readProc(pid, 'stat');

/** What the process was started with, words parted by blanks; empty when it is gone. */
export const commandLineOf = (pid: number): string => readProc(pid, 'cmdline').replaceAll('\0', ' ').trim();

/** Waits until the process is gone; answers false when it still runs after that many milliseconds. */
export const hasEnded = async (pid: number, withinMs: number): Promise<boolean> => {
  for (const end = Date.now() + withinMs; Date.now() < end; await wait(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
};

/** Asks the process to stop, and stops it when it does not. The caller has made sure the number is still ours. */
export const stopProcess = async (pid: number, signal: NodeJS.Signals = 'SIGTERM', patienceMs = 10_000) => {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  if (await hasEnded(pid, patienceMs)) return;
  process.kill(pid, 'SIGKILL');
  await hasEnded(pid, 5000);
};
