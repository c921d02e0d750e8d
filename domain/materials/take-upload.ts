import { writeAuditLine } from '../audit/index.ts';
import type { Actor, Needs, Transact } from '../needs.ts';
import type { FileStore } from './file-store.ts';
import { inspectFile } from './inspect-file.ts';
import type { Upload } from './material.ts';
import { insertUpload } from './material-store.ts';

/** What touches files: bytes are on disk before the transaction that names them begins. */
export interface MaterialEffectNeeds {
  transact: Transact;
  files: FileStore;
}

/** A file as it came in; `clientId` is who may use it later (API key id, or account id at the window). */
export interface UploadInput {
  clientId: string;
  fileName: string;
  bytes: Uint8Array;
}

/** Takes in a file before its case exists. Refuses what is empty, larger than 20 MB, of another type or disguised. */
export const takeUpload = async (
  { transact, files }: MaterialEffectNeeds,
  { clientId, fileName, bytes }: UploadInput,
  actor: Actor,
): Promise<Upload> => {
  const file = await inspectFile(bytes, fileName);
  const stored = await files.put(bytes);
  return transact(async (inside: Needs) => {
    const upload = await insertUpload(inside, { clientId, ...file, ...stored });
    const details = { contentHash: stored.contentHash, size: stored.size };
    await writeAuditLine(
      inside,
      { action: 'take-upload', subjectKind: 'upload', subjectId: upload.id, details },
      actor,
    );
    return upload;
  });
};
