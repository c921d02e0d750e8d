import type { ItemMaterial } from '../../domain/items/index.ts';
import type { LicenceDemand } from '../../domain/licences/index.ts';
import type { Material } from '../../domain/materials/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import type { MaterialFile, MaterialView } from './case-schemas.ts';

/** Every material of the item's catalogue with what has been handed in for it, in the order of the catalogue. */
export const viewMaterials = (
  caseNo: string,
  catalogue: readonly ItemMaterial[],
  { files, demands }: { files: readonly Material[]; demands: readonly LicenceDemand[] },
): MaterialView[] =>
  catalogue.map((material) => {
    const own = files.filter(({ key }) => key === material.key);
    const demand = demands.findLast(({ materialKey }) => materialKey === material.key);
    const exceptionReason = own.find((file) => file.exceptionReason !== undefined)?.exceptionReason ?? null;
    return {
      key: material.key,
      name: material.name,
      isRequired: material.isRequired,
      state: stateOf(material, { count: own.length, exceptionReason, demand }),
      exceptionReason,
      demand: demand ? viewDemand(demand) : null,
      files: own.map((file) => viewFile(caseNo, file)),
    };
  });

interface Supply {
  count: number;
  exceptionReason: string | null;
  demand: LicenceDemand | undefined;
}

const stateOf = ({ source }: ItemMaterial, { count, exceptionReason, demand }: Supply): MaterialView['state'] => {
  if (exceptionReason !== null) return 'excepted';
  if (count > 0 || source === 'form') return 'supplied';
  return demand !== undefined && demand.state !== 'refused' ? 'demanded' : 'missing';
};

const viewDemand = ({ state, createdAt, answeredAt, refusal }: LicenceDemand): MaterialView['demand'] => ({
  state,
  demandedAt: instantOf(createdAt),
  answeredAt: instantOrNull(answeredAt),
  refusal: refusal ?? null,
});

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
