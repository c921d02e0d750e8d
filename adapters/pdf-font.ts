import { readFile } from 'node:fs/promises';
import type { Font } from 'fontkit';

/** A font file and, for a collection (.ttc), the face in it. Must hold Chinese. */
export interface PrinterFont {
  path: string;
  face?: string;
}

/** Where Debian's fonts-noto-cjk puts it. */
export const DEBIAN_FONT: PrinterFont = {
  path: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
  face: 'NotoSerifCJKsc-Regular',
};

const opened = new Map<string, Promise<Font>>();

const open = async ({ path, face }: PrinterFont): Promise<Font> => {
  const { create } = await import('fontkit');
  const font = create(await readFile(path), face);
  if (font.type === 'TTC' || font.type === 'DFont') throw new Error(`${path} is a collection: name one of its faces`);
  return font as Font;
};

/**
 * The font, read once per process: a Chinese one has tens of megabytes, and reading it for every sheet took three quarters of the
 * time a sheet took. Every sheet embeds a subset of its own. One that could not be read is tried again.
 */
const openFont = (font: PrinterFont): Promise<Font> => {
  const key = `${font.path}#${font.face ?? ''}`;
  const known = opened.get(key) ?? open(font);
  opened.set(key, known);
  known.catch(() => opened.delete(key));
  return known;
};

/** Sets it on a sheet: pdfkit takes an opened font, which its types do not tell. */
export const setFont = async (sheet: PDFKit.PDFDocument, font: PrinterFont): Promise<void> => {
  sheet.font((await openFont(font)) as unknown as Buffer);
};
