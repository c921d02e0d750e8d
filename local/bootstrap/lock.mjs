import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** When a process began, in the kernel's count: tells it from a later one of the same number. */
const beginOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
};

/** The live process named in the file; 0 when it is dead, undefined while the file says nothing. */
const holderOf = (file) => {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 0;
  }
  const [pid, begin] = text.split(' ');
  if (!begin) return undefined;
  return beginOf(pid) === begin ? Number(pid) : 0;
};

const tryTake = (file) => {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, `${process.pid} ${beginOf(process.pid)}`);
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

const PATIENCE_WITH_EMPTY_FILE = 20;

/** Takes the lock file, waiting for a live holder and brushing a dead one aside; answers how to give it back. */
export const takeLock = async (file, onWait = () => {}) => {
  mkdirSync(dirname(file), { recursive: true });
  let emptyReads = 0;
  let hasTold = false;
  while (!tryTake(file)) {
    const holder = holderOf(file);
    // An empty file is a holder about to write its number, unless it stays so: then that holder died in between.
    emptyReads = holder === undefined ? emptyReads + 1 : 0;
    if (holder && !hasTold) {
      hasTold = true;
      onWait(holder);
    }
    if (holder === 0 || emptyReads > PATIENCE_WITH_EMPTY_FILE) rmSync(file, { force: true });
    else await wait(50);
  }
  return () => rmSync(file, { force: true });
};

/** Takes the lock file or answers the process that holds it; it is given back when this process ends. */
export const takeLockOrFindHolder = (file) => {
  const holder = holderOf(file);
  if (holder) return holder;
  rmSync(file, { force: true });
  if (!tryTake(file)) return holderOf(file);
  process.once('exit', () => rmSync(file, { force: true }));
  return undefined;
};
