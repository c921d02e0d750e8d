import type { SpawnOptions } from 'node:child_process';
/** Does one step and prints it with its time; while it takes long, prints how it goes (what `tell` heard last). */
export const step: <T>(name: string, work: (tell: (text: string) => void) => Promise<T> | T) => Promise<T>;
/** Runs a program to its end; its lines go to `tell`, its last lines into the error when it fails. */
export const runProgram: (
  command: string,
  args: string[],
  options: SpawnOptions,
  tell?: (line: string) => void,
) => Promise<string>;
