import { writeAuditLine } from '../audit/index.ts';
import type { ErrorDetail } from '../errors.ts';
import type { Actor, Needs } from '../needs.ts';
import { exceptionReason, findMissing } from './material.ts';
import type { FiledMaterial, Material, MaterialRequirement, RepositoryFinding, Upload } from './material.ts';
import {
  materialMissing,
  materialNotDemandable,
  materialTypeNotAllowed,
  materialUnknown,
  uploadAlreadyUsed,
  uploadNotFound,
} from './material-errors.ts';
import { insertMaterial, lockUpload, updateUploadUsed } from './material-store.ts';

/** What came with a filing or a supplement. */
export interface FilingMaterials {
  caseNo: string;
  /** whose uploads may be named */
  clientId: string;
  /** 0 = the filing, 1 = the first supplement … */
  round: number;
  /** the item's catalogue of materials; a supplement passes only what it asked for */
  requirements: readonly MaterialRequirement[];
  filed: readonly FiledMaterial[];
  /** what the licence repository said, asked before this transaction began */
  findings: readonly RepositoryFinding[];
}

const checkKeys = ({ requirements, filed }: FilingMaterials): void => {
  const known = new Set(requirements.map(({ key }) => key));
  const details = filed.flatMap(({ key }, index): ErrorDetail[] =>
    known.has(key) ? [] : [{ path: `/materials/${index}/key`, message: `材料目录里没有 ${key}` }],
  );
  if (details.length > 0) throw materialUnknown(details);
};

/** Keys of what is asked for from issuers instead of the applicant. */
const demandedKeys = ({ requirements, filed }: FilingMaterials): string[] => {
  const demanded = filed.filter(({ isDemanded, uploadId }) => isDemanded === true && uploadId === undefined);
  const details = demanded.flatMap(({ key }): ErrorDetail[] => {
    const isLicence = requirements.some((one) => one.key === key && one.source === 'licence-repository');
    return isLicence ? [] : [{ path: `/materials/${key}`, message: '不能索取' }];
  });
  if (details.length > 0) throw materialNotDemandable(details);
  return demanded.map(({ key }) => key);
};

const takeUploadFor = async (
  needs: Needs,
  filing: FilingMaterials,
  uploadId: string,
  index: number,
): Promise<Upload> => {
  const upload = await lockUpload(needs, filing.clientId, uploadId);
  const at = (message: string): ErrorDetail[] => [{ path: `/materials/${index}/uploadId`, message }];
  if (!upload) throw uploadNotFound(at('没有这个已上传的文件'));
  if (upload.usedByCase && upload.usedByCase !== filing.caseNo) throw uploadAlreadyUsed(at('已用于另一个办件'));
  await updateUploadUsed(needs, upload.id, filing.caseNo);
  return upload;
};

/** Finding of the repository for this material: it comes before anything the applicant hands in. */
const fromRepository = async (needs: Needs, filing: FilingMaterials, actor: Actor): Promise<Material[]> => {
  const kept: Material[] = [];
  for (const finding of filing.findings) {
    if (finding.outcome !== 'found') continue;
    const { materialKey: key, identifier, fileName, contentHash, size } = finding;
    const { caseNo, round } = filing;
    const file = { fileName, contentHash, size, mediaType: 'application/pdf' };
    const origin = { source: 'licence-repository' as const, licenceIdentifier: identifier, exceptionReason: undefined };
    kept.push(await insertMaterial(needs, { caseNo, key, round, ...origin, ...file, receivedFrom: actor.id }));
  }
  return kept;
};

const fromApplicant = async (
  needs: Needs,
  filing: FilingMaterials,
  isSupplied: (key: string) => boolean,
  actor: Actor,
): Promise<Material[]> => {
  const kept: Material[] = [];
  for (const [index, { key, uploadId }] of filing.filed.entries()) {
    if (uploadId === undefined || isSupplied(key)) continue;
    const { fileName, mediaType, size, contentHash } = await takeUploadFor(needs, filing, uploadId, index);
    const allowed = filing.requirements.find((requirement) => requirement.key === key)?.mediaTypes;
    if (allowed && !allowed.includes(mediaType))
      throw materialTypeNotAllowed([{ path: `/materials/${index}`, message: `只接收 ${allowed.join('、')}` }]);
    const reason = exceptionReason(filing.findings.find(({ materialKey }) => materialKey === key));
    const origin = { source: 'upload' as const, licenceIdentifier: undefined, exceptionReason: reason };
    const { caseNo, round } = filing;
    const file = { fileName, mediaType, size, contentHash };
    kept.push(await insertMaterial(needs, { caseNo, key, round, ...origin, ...file, receivedFrom: actor.id }));
  }
  return kept;
};

/**
 * Puts the materials of a filing into its case. What the repository supplied is not asked for and an upload beside it is left
 * unused; where the repository has nothing or fails, the applicant's file is taken and the reason kept (《管理办法》第十三条).
 * Refuses when a required material is missing, naming each; one that is asked for from its issuer is under way, not missing.
 */
export const fileMaterials = async (needs: Needs, filing: FilingMaterials, actor: Actor): Promise<Material[]> => {
  checkKeys(filing);
  const demanded = demandedKeys(filing);
  const found = await fromRepository(needs, filing, actor);
  const isSupplied = (key: string) => found.some((material) => material.key === key);
  const materials = [...found, ...(await fromApplicant(needs, filing, isSupplied, actor))];
  const missing = findMissing(filing.requirements, [...materials.map(({ key }) => key), ...demanded]);
  if (missing.length > 0)
    throw materialMissing(
      missing.map(({ key, name }) => ({ path: `/materials/${key}`, message: `缺少材料：${name}` })),
    );
  for (const { id, key, source, exceptionReason: reason } of materials) {
    const details = { materialId: id, materialKey: key, source, round: filing.round, ...(reason && { reason }) };
    await writeAuditLine(
      needs,
      { action: 'file-material', subjectKind: 'case', subjectId: filing.caseNo, details },
      actor,
    );
  }
  return materials;
};
