import { existsSync } from 'node:fs';
import PDFDocument from 'pdfkit';

const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

const print = (title: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', info: { Title: title } });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    if (existsSync(FONT)) document.font(FONT, 'NotoSansCJKsc-Regular');
    document.fontSize(22).text(existsSync(FONT) ? title : 'Demo document', { align: 'center' });
    document
      .moveDown(2)
      .fontSize(12)
      .text(existsSync(FONT) ? '（演示材料，内容为虚构）' : 'Invented content.');
    document.end();
  });

const printed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** A one-page PDF with a title, as an applicant would upload it. Printed once: reading the font takes longer than the rest. */
export const printDemoFile = (title: string): Promise<Uint8Array<ArrayBuffer>> => {
  const file = printed.get(title) ?? print(title);
  printed.set(title, file);
  return file;
};
