/** What stands on the printed licence, from top to bottom. Days are yyyy-mm-dd. */
export interface LicenceSheet {
  title: string;
  licenceNo: string;
  identifier: string;
  holderName: string;
  /** 统一社会信用代码, 公民身份号码 */
  holderCodeName: string;
  holderCode: string;
  fields: readonly { label: string; value: string }[];
  validFrom: string;
  validUntil: string;
  issuerName: string;
  issuedOn: string;
}

/** Makes the PDF of a licence, with a QR code that leads to its public verification page. */
export interface LicencePrinter {
  print(sheet: LicenceSheet): Promise<Buffer>;
}
