import { bindNeeds, type Needs } from '../needs.ts';
import { addMaterial } from './add-material.ts';
import { fileMaterials } from './file-materials.ts';
import { getMaterial, listMaterials, listSuppliedMaterials, readMaterialFile } from './read-materials.ts';
import { takeUpload } from './take-upload.ts';
import type { MaterialEffectNeeds } from './take-upload.ts';

export type { AddedMaterial } from './add-material.ts';
export type { FilingMaterials } from './file-materials.ts';
export type { FileStore, StoredFile } from './file-store.ts';
export type { FiledMaterial, Material, MaterialRequirement, RepositoryFinding, Upload } from './material.ts';
export { cleanFileName, exceptionReason, findMissing, MAX_FILE_SIZE } from './material.ts';
export * from './material-errors.ts';
export type { MaterialEffectNeeds, UploadInput } from './take-upload.ts';
export { addMaterial, fileMaterials, getMaterial, listMaterials, listSuppliedMaterials, readMaterialFile, takeUpload };

export const createMaterials = (needs: Needs) =>
  bindNeeds(needs, { fileMaterials, getMaterial, listMaterials, listSuppliedMaterials });

/** Those that touch the file store, and so open their own transactions. */
export const createMaterialsEffects = (needs: MaterialEffectNeeds) =>
  bindNeeds(needs, { addMaterial, readMaterialFile, takeUpload });
