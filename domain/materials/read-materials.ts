import type { Needs } from '../needs.ts';
import type { Material } from './material.ts';
import { materialNotFound } from './material-errors.ts';
import { selectMaterial, selectMaterials } from './material-store.ts';
import type { MaterialEffectNeeds } from './take-upload.ts';

/** Every file of a case, oldest first. */
export const listMaterials = (needs: Needs, caseNo: string): Promise<Material[]> => selectMaterials(needs, caseNo);

/** Those of them the licence repository gave, whenever it did: none of these is asked of the applicant (《管理办法》第十三条). */
export const listSuppliedMaterials = async (needs: Needs, caseNo: string): Promise<Material[]> =>
  (await selectMaterials(needs, caseNo)).filter(({ source }) => source === 'licence-repository');

/** One file of a case, without its bytes. */
export const getMaterial = async (needs: Needs, { caseNo, id }: { caseNo: string; id: string }): Promise<Material> => {
  const material = await selectMaterial(needs, caseNo, id);
  if (!material) throw materialNotFound();
  return material;
};

/** The bytes of a file of a case; checked against the hash it was taken in with. */
export const readMaterialFile = (
  { files }: Pick<MaterialEffectNeeds, 'files'>,
  material: Pick<Material, 'contentHash'>,
): Promise<Buffer> => files.read(material.contentHash);
