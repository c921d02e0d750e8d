import { SignPdf } from '@signpdf/signpdf';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER as HOLE, Signer, SUBFILTER_ADOBE_PKCS7_DETACHED } from '@signpdf/utils';
import type { LicenceSeal } from '../domain/licences/index.ts';

/** Print, whatever is printed: the annotation flag of ISO 32000-1 table 165. */
const PRINTED = 4;
/** SignaturesExist and AppendOnly (ISO 32000-1 table 219): readers warn of every later change. */
const SIGNED_FOR_GOOD = 3;

export interface SignatureWords {
  /** who signs */
  name: string;
  reason: string;
  at: Date;
}

// PDFKit writes a plain string as a PDF name and a String object as a text
const text = (words: string): object => new String(words);

type Root = PDFKit.PDFDocument & { _root: { data: { AcroForm: { data: object } } } };

/** Leaves the place for one signature in a document that is not ended yet (ISO 32000-1 12.7.4.5, 12.8.1). */
export const leaveRoomForSignature = (
  document: PDFKit.PDFDocument,
  { name, reason, at }: SignatureWords,
  length: number,
): void => {
  const value = document.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: SUBFILTER_ADOBE_PKCS7_DETACHED,
    ByteRange: [0, HOLE, HOLE, HOLE],
    Contents: Buffer.alloc(length),
    Name: text(name),
    Reason: text(reason),
    M: at,
  });
  const field = document.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    V: value,
    T: text('LicenceSeal'),
    F: PRINTED,
    P: document.page.dictionary,
  });
  (document.page as PDFKit.PDFPage & { annotations: unknown[] }).annotations.push(field);
  document.initForm();
  const form = (document as Root)._root.data.AcroForm.data;
  Object.assign(form, { SigFlags: SIGNED_FOR_GOOD, Fields: [field], NeedAppearances: false });
  for (const part of [value, field]) part.end(undefined);
};

class SealSigner extends Signer {
  readonly #seal: LicenceSeal;

  constructor(seal: LicenceSeal) {
    super();
    this.#seal = seal;
  }

  override sign(pdf: Buffer, at?: Date): Promise<Buffer> {
    return this.#seal.sign(pdf, at ?? new Date(0));
  }
}

/** Signs everything of the file but the place left for the signature. */
export const embedSignature = (pdf: Buffer, seal: LicenceSeal, at: Date): Promise<Buffer> =>
  new SignPdf().sign(pdf, new SealSigner(seal), at);
