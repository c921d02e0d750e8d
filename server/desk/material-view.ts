import type { ItemMaterial } from '../../domain/items/index.ts';
import type { Material } from '../../domain/materials/index.ts';
import { instantOf } from '../instants.ts';
import type { MaterialFile, MaterialView } from './case-schemas.ts';

/** Every material of the item's catalogue with what has been handed in for it, in the order of the catalogue. */
export const viewMaterials = (
  caseNo: string,
  catalogue: readonly ItemMaterial[],
  files: readonly Material[],
): MaterialView[] =>
  catalogue.map((material) => {
    const own = files.filter(({ key }) => key === material.key);
    const exceptionReason = own.find((file) => file.exceptionReason !== undefined)?.exceptionReason ?? null;
    return {
      key: material.key,
      name: material.name,
      isRequired: material.isRequired,
      state: stateOf(material, own.length, exceptionReason),
      exceptionReason,
      files: own.map((file) => viewFile(caseNo, file)),
    };
  });

const stateOf = ({ source }: ItemMaterial, count: number, exceptionReason: string | null): MaterialView['state'] => {
  if (exceptionReason !== null) return 'excepted';
  return count > 0 || source === 'form' ? 'supplied' : 'missing';
};

const viewFile = (caseNo: string, file: Material): MaterialFile => ({
  id: file.id,
  fileName: file.fileName,
  mediaType: file.mediaType,
  size: file.size,
  source: file.source,
  round: file.round,
  receivedAt: instantOf(file.receivedAt),
  licenceIdentifier: file.licenceIdentifier ?? null,
  href: `/desk/api/cases/${encodeURIComponent(caseNo)}/materials/${encodeURIComponent(file.id)}`,
});
