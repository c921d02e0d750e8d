import { writeAuditLine } from '../audit/index.ts';
import { announce, effectKey } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import { stockLicenceDiffers, stockLicenceInvalid, stockLicenceNotFound } from './licence-errors.ts';
import { parseLicenceIdentifier } from './licence-identifier.ts';
import { findStockFaults } from './stock-licence.ts';
import type { StockLicence, StockMetadata } from './stock-licence.ts';
import { insertStock, selectStock } from './stock-store.ts';

/** The effect that hands a licence to the repository. */
export const PUSH_STOCK = 'push-stock-licence';

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

/**
 * Takes in one converted licence (存量证照转换) with its PDF; it is pushed to the repository afterwards. The same again changes nothing;
 * another file under the same identifier is refused. Errors: stock-licence-invalid, stock-licence-differs.
 */
export const takeStock = async (
  { transact, files }: Pick<LicenceEffectNeeds, 'transact' | 'files'>,
  { bytes, ...given }: StockMetadata & { bytes: Buffer },
  actor: Actor,
): Promise<StockLicence> => {
  const faults = findStockFaults(given);
  if (!isPdf(bytes)) faults.push({ path: '/file', message: '只接收 PDF 文件' });
  const parts = parseLicenceIdentifier(given.identifier);
  if (faults.length > 0 || !parts) throw stockLicenceInvalid(faults);
  const { identifier } = given;
  const { contentHash: fileHash } = await files.put(bytes);
  const pushNo = effectKey({ caseNo: identifier, activity: PUSH_STOCK, seq: 0 });
  const metadata = { ...given, licenceType: parts.licenceType, issuerCode: parts.issuerCode };
  return transact(async (inside) => {
    const isNew = await insertStock(inside, { identifier, pushNo, metadata, fileHash, createdBy: actor.id });
    const kept = await getStock(inside, identifier);
    if (!isNew && kept.fileHash !== fileHash) throw stockLicenceDiffers();
    if (!isNew) return kept;
    const line = { action: 'take-stock-licence', subjectKind: 'stock-licence', subjectId: identifier };
    await writeAuditLine(inside, { ...line, details: { fileHash } }, actor);
    await announce(inside, 'licences');
    return kept;
  });
};

/** Where a converted licence stands; throws `stock-licence-not-found`. */
export const getStock = async (needs: Needs, identifier: string): Promise<StockLicence> => {
  const found = await selectStock(needs, { identifier });
  if (!found) throw stockLicenceNotFound();
  return found;
};
