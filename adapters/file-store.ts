import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileNotStored } from '../domain/materials/index.ts';
import type { FileStore } from '../domain/materials/index.ts';

const HASH = /^[0-9a-f]{64}$/;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const hasFile = async (path: string, size: number): Promise<boolean> => {
  try {
    return (await stat(path)).size === size;
  } catch {
    return false;
  }
};

/** Files under `<folder>/ab/cd/<sha256>`: written beside, synced, renamed into place, and the folder synced, before `put` returns. */
export const openFileStore = (folder: string): FileStore => {
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw fileNotStored();
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  };
  return {
    async put(bytes) {
      const contentHash = sha256(bytes);
      const path = pathOf(contentHash);
      if (await hasFile(path, bytes.length)) return { contentHash, size: bytes.length };
      const partial = `${path}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await writeSynced(partial, bytes);
        await rename(partial, path);
      } finally {
        await rm(partial, { force: true });
      }
      for (const parent of [dirname(path), dirname(dirname(path)), folder]) await syncFolder(parent);
      return { contentHash, size: bytes.length };
    },
    async read(contentHash) {
      let bytes: Buffer;
      try {
        bytes = await readFile(pathOf(contentHash));
      } catch (cause) {
        throw fileNotStored([], cause);
      }
      if (sha256(bytes) !== contentHash) throw fileNotStored([], new Error('content no longer matches its hash'));
      return bytes;
    },
  };
};
