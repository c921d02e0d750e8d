import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { sha256 } from './shelf.ts';
import type { Licence, Shelf } from './shelf.ts';

/** A licence issued before this repository existed: everything but what is made here. */
export type StockLicence = Omit<Licence, 'state' | 'fileHash' | 'content'> & { content?: Record<string, unknown> };

const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** Read once: while a sheet opens a font of its own, for a good part of a second, nobody is answered. */
let opened: Promise<Font | undefined> | undefined;
const openFont = async (): Promise<Font | undefined> =>
  existsSync(FONT) ? (create(await readFile(FONT), 'NotoSansCJKsc-Regular') as Font) : undefined;

const printStock = async (licence: StockLicence): Promise<Buffer> => {
  const font = await (opened ??= openFont());
  const document = new PDFDocument({
    size: 'A4',
    info: { Title: licence.licenceNo, CreationDate: new Date(licence.issuedOn) },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
  });
  // pdfkit takes an opened font, which its types do not tell
  if (font) document.font(font as unknown as Buffer);
  document.fontSize(24).text(licence.licenceName, { align: 'center' }).moveDown(2).fontSize(14);
  for (const line of [licence.licenceNo, licence.holderName, licence.holderCode, licence.issuerName, licence.issuedOn])
    document.text(line).moveDown();
  document.fontSize(9).text(licence.identifier);
  document.end();
  return done;
};

/** Puts a licence on the shelf once; a second time changes nothing. */
export const putOnShelf = async (shelf: Shelf, stock: StockLicence): Promise<Licence | undefined> => {
  if (!shelf.find(stock.identifier)) {
    const file = await printStock(stock);
    const licence: Licence = { ...stock, state: 'valid', fileHash: sha256(file), content: stock.content ?? {} };
    shelf.register(`stock-${stock.identifier}`, licence, file);
  }
  return shelf.find(stock.identifier);
};

/** What applicants of the samples already hold. */
export const stockShelf = async (shelf: Shelf): Promise<void> => {
  const stock = createRequire(import.meta.url)('./stock.json') as StockLicence[];
  for (const licence of stock) await putOnShelf(shelf, licence);
};
