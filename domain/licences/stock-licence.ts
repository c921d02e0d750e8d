import type { ErrorDetail } from '../errors.ts';
import { parseLicenceIdentifier } from './licence-identifier.ts';
import type { LicenceMetadata } from './licence-repository.ts';

/** intended: taken in · pushed: with the repository · registered, refused: its answer */
export type StockLicenceState = 'intended' | 'pushed' | 'registered' | 'refused';

/** 存量证照: a licence issued before, converted by its department and handed to the repository. */
export interface StockLicence {
  /** GB/T 36904 */
  identifier: string;
  /** 0 = the first push; one more for every correction of what was refused */
  seq: number;
  /** our key at the repository, another for every push */
  pushNo: string;
  metadata: LicenceMetadata;
  /** SHA-256 of the PDF */
  fileHash: string;
  state: StockLicenceState;
  /** why the repository does not take it */
  refusal: string | undefined;
}

/** What a department hands in; type and issuer stand in the identifier. Days are yyyy-mm-dd. */
export type StockMetadata = Omit<LicenceMetadata, 'licenceType' | 'issuerCode'>;

/** What is wrong with it; empty when nothing is. */
export const findStockFaults = ({ identifier, issuedOn, validFrom, validUntil }: StockMetadata): ErrorDetail[] => [
  ...(parseLicenceIdentifier(identifier) ? [] : [{ path: '/identifier', message: '电子证照标识格式或者校验位不符' }]),
  ...(validFrom <= validUntil ? [] : [{ path: '/validUntil', message: '有效期的终止日早于起始日' }]),
  ...(issuedOn <= validUntil ? [] : [{ path: '/issuedOn', message: '发证日期晚于有效期的终止日' }]),
];
