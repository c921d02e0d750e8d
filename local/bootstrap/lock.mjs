import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const holderOf = (file) => {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const tryTake = (file) => {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/** Takes the lock file, waiting for a live holder and brushing a dead one aside; answers how to give it back. */
export const takeLock = async (file, onWait = () => {}) => {
  mkdirSync(dirname(file), { recursive: true });
  let emptyReads = 0;
  let hasWaited = false;
  while (!tryTake(file)) {
    const holder = holderOf(file);
    emptyReads = holder ? 0 : emptyReads + 1;
    // An empty file is a holder about to write its number, unless it stays so: then that holder died in between.
    if (holder ? !isAlive(holder) : emptyReads > 20) rmSync(file, { force: true });
    else await wait(50);
    if (!hasWaited && holder) onWait(holder);
    hasWaited ||= Boolean(holder);
  }
  return () => rmSync(file, { force: true });
};
