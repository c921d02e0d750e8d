import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a ledger: what happened, in order, never changed. */
export interface LedgerEntry {
  seq: number;
  at: string;
  type: string;
  [field: string]: unknown;
}

export interface Ledger {
  entries: readonly LedgerEntry[];
  append(type: string, fields: Record<string, unknown>): LedgerEntry;
  close(): void;
}

interface Recovered {
  entries: LedgerEntry[];
  /** How many bytes hold whole lines; what follows was torn by a crash before it was acknowledged. */
  goodBytes: number;
}

const recover = (file: string): Recovered => {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { entries: [], goodBytes: 0 };
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const entries = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerEntry);
  return { entries, goodBytes: Buffer.byteLength(whole) };
};

/** Opens `<dir>/ledger.jsonl`, reading what an earlier life wrote. An entry is on disk before `append` returns. */
export const openLedger = (dir: string, now: () => Date): Ledger => {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'ledger.jsonl');
  const { entries, goodBytes } = recover(file);
  const fd = openSync(file, 'a');
  ftruncateSync(fd, goodBytes);
  return {
    entries,
    append(type, fields) {
      const entry: LedgerEntry = { seq: entries.length + 1, at: now().toISOString(), type, ...fields };
      writeSync(fd, `${JSON.stringify(entry)}\n`);
      fsyncSync(fd);
      entries.push(entry);
      return entry;
    },
    close: () => closeSync(fd),
  };
};
