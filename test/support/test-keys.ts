import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** Where the RSA keys of this process's tests are kept; whoever needs them makes them. */
export const testKeysDir = (): string => {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'tongban-keys-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
};
