import { isDeepStrictEqual } from 'node:util';
import { writeAuditLine } from '../audit/index.ts';
import { announce, effectKey } from '../exactly-once/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import { stockLicenceDiffers, stockLicenceInvalid, stockLicenceNotFound } from './licence-errors.ts';
import { parseLicenceIdentifier } from './licence-identifier.ts';
import { findStockFaults } from './stock-licence.ts';
import type { StockLicence, StockMetadata } from './stock-licence.ts';
import { insertStock, lockStock, selectStock, updateStockCorrected } from './stock-store.ts';

/** The effect that hands a licence to the repository. */
export const PUSH_STOCK = 'push-stock-licence';

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

type Handed = Pick<StockLicence, 'identifier' | 'metadata' | 'fileHash'>;

const pushNoOf = (identifier: string, seq: number): string =>
  effectKey({ caseNo: identifier, activity: PUSH_STOCK, seq });

const note = async (needs: Needs, { identifier, fileHash }: Handed, action: string, actor: Actor): Promise<void> => {
  const line = { action, subjectKind: 'stock-licence', subjectId: identifier };
  await writeAuditLine(needs, { ...line, details: { fileHash } }, actor);
  await announce(needs, 'licences');
};

/** What the repository refused is corrected by handing it in again: a push of its own, for the old one has its answer. */
const correct = async (needs: Needs, { seq: refused }: StockLicence, handed: Handed, actor: Actor): Promise<void> => {
  const seq = refused + 1;
  await updateStockCorrected(needs, { ...handed, seq, pushNo: pushNoOf(handed.identifier, seq) });
  await note(needs, handed, 'correct-stock-licence', actor);
};

/**
 * Takes in one converted licence (存量证照转换) with its PDF; it is pushed to the repository afterwards. The same again changes
 * nothing, and whatever differs from it is refused, until the repository refused it. Errors: stock-licence-invalid,
 * stock-licence-differs.
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
  const metadata = { ...given, licenceType: parts.licenceType, issuerCode: parts.issuerCode };
  const handed = { identifier, metadata, fileHash: (await files.put(bytes)).contentHash };
  return transact(async (inside) => {
    const first = { ...handed, pushNo: pushNoOf(identifier, 0), createdBy: actor.id };
    const isNew = await insertStock(inside, first);
    const kept = await lockStock(inside, identifier);
    if (isNew) await note(inside, handed, 'take-stock-licence', actor);
    else if (kept?.state === 'refused') await correct(inside, kept, handed, actor);
    else if (kept?.fileHash !== handed.fileHash || !isDeepStrictEqual(kept.metadata, metadata))
      throw stockLicenceDiffers();
    return getStock(inside, identifier);
  });
};

/** Where a converted licence stands; throws `stock-licence-not-found`. */
export const getStock = async (needs: Needs, identifier: string): Promise<StockLicence> => {
  const found = await selectStock(needs, { identifier });
  if (!found) throw stockLicenceNotFound();
  return found;
};
