import type { Actor, Needs } from '../needs.ts';
import { fileMaterials } from './file-materials.ts';
import type { Material, MaterialRequirement, RepositoryFinding } from './material.ts';
import { insertUpload } from './material-store.ts';
import { inspectFile } from './inspect-file.ts';
import type { MaterialEffectNeeds } from './take-upload.ts';

/** One more file for a case. The caller has checked that the case may take it now. */
export interface AddedMaterial {
  caseNo: string;
  clientId: string;
  round: number;
  /** what the catalogue says about the material this file is */
  requirement: MaterialRequirement;
  fileName: string;
  bytes: Uint8Array;
  /** what the licence repository said of this material, asked just now */
  findings: readonly RepositoryFinding[];
}

/**
 * Takes a file straight into a case; what the repository has comes before it. `mayTake` runs first in the same transaction and throws when the case may not take it
 * (wrong state, another client's).
 */
export const addMaterial = async (
  { transact, files }: MaterialEffectNeeds,
  { caseNo, clientId, round, requirement, fileName, bytes, findings }: AddedMaterial,
  mayTake: (inside: Needs) => Promise<void>,
  actor: Actor,
): Promise<Material> => {
  const file = await inspectFile(bytes, fileName);
  const stored = await files.put(bytes);
  return transact(async (inside) => {
    await mayTake(inside);
    const { id: uploadId } = await insertUpload(inside, { clientId, ...file, ...stored });
    const filed = [{ key: requirement.key, uploadId }];
    const filing = { caseNo, clientId, round, requirements: [requirement], filed, findings };
    const [material] = await fileMaterials(inside, filing, actor);
    if (!material) throw new Error(`no material was kept for ${caseNo}`);
    return material;
  });
};
