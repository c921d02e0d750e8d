import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';

/** Pixels per point: the sharpness of a screen, not of a printer. */
const SCALE = 2;

const render = async (pdf: Buffer) => {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    try {
      return await document.getPage(0).render({ scale: SCALE, render: 'bitmap' });
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
};

/** PDFium gives blue, green, red, alpha. */
const toRgba = (bgra: Uint8Array): Uint8ClampedArray => {
  const rgba = new Uint8ClampedArray(bgra);
  for (let at = 0; at < rgba.length; at += 4) [rgba[at], rgba[at + 2]] = [bgra[at + 2] ?? 0, bgra[at] ?? 0];
  return rgba;
};

/**
 * What somebody gets who opens this PDF and holds a phone to its first page: the page as the reader of Chrome draws it, and the QR
 * code found on it. Undefined: none can be read.
 */
export const scanQrCode = async (pdf: Buffer): Promise<string | undefined> => {
  const { data, width, height } = await render(pdf);
  return jsQR(toRgba(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
};
