/**
 * Signs what is printed, in the name of the issuing authority. RSA comes with the product; a signature server with SM2 keys
 * (GM/T 0010: SM2 in CMS) is another implementation.
 */
export interface LicenceSeal {
  /** CMS SignedData (RFC 5652), detached, DER, over these bytes */
  sign(content: Buffer, at: Date): Promise<Buffer>;
  /** the most bytes a signature of it may take */
  maxLength: number;
}
