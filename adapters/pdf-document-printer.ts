import type { CaseDocument, DocumentPrinter } from '../domain/documents/index.ts';
import { DEBIAN_FONT, setFont, type PrinterFont } from './pdf-font.ts';

const MARGIN = 85;
const SEAL_RED = '#c62828';

const dayText = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

const drawSeal = (sheet: PDFKit.PDFDocument, signedBy: string, x: number, y: number): void => {
  sheet.save().lineWidth(2).circle(x, y, 56).stroke(SEAL_RED);
  sheet
    .fillColor(SEAL_RED)
    .fontSize(22)
    .text('★', x - 11, y - 16, { width: 30, lineBreak: false });
  sheet.fontSize(9).text(signedBy, x - 50, y - 36, { width: 100, align: 'center' });
  sheet.fontSize(9).text('行政审批专用章', x - 50, y + 18, { width: 100, align: 'center' });
  sheet.restore();
};

const draw = (sheet: PDFKit.PDFDocument, { title, number, body }: CaseDocument): void => {
  const width = sheet.page.width - 2 * MARGIN;
  sheet.fillColor('#000').fontSize(22).text(title, MARGIN, 96, { width, align: 'center' });
  sheet.moveDown(0.4).fontSize(12).text(number, { width, align: 'center' });
  sheet.moveDown(2).fontSize(13).text(`${body.addressee}：`, { width });
  for (const paragraph of body.paragraphs)
    sheet.moveDown(0.5).text(paragraph, { width, indent: 26, lineGap: 6, align: 'left' });
  sheet.moveDown(3);
  if (sheet.y > sheet.page.height - 200) sheet.addPage();
  const foot = sheet.y;
  sheet.text(body.signedBy, MARGIN, foot, { width, align: 'right' });
  sheet.moveDown(0.5).text(dayText(body.issuedOn), { width, align: 'right' });
  drawSeal(sheet, body.signedBy, sheet.page.width - MARGIN - 96, foot + 20);
};

/** A4 portrait. The same document always gives the same bytes. */
export const createPdfDocumentPrinter = ({ font = DEBIAN_FONT }: { font?: PrinterFont } = {}): DocumentPrinter => ({
  async print(document) {
    const issued = document.issuedAt.toJSDate();
    // loaded when first needed: it is large, and most processes never print
    const { default: PDFDocument } = await import('pdfkit');
    const sheet = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: `${document.title} ${document.number}`,
        Author: document.body.signedBy,
        CreationDate: issued,
        ModDate: issued,
      },
    });
    const chunks: Buffer[] = [];
    const done = new Promise<Buffer>((resolve, reject) => {
      sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
      sheet.on('end', () => resolve(Buffer.concat(chunks))).on('error', reject);
    });
    await setFont(sheet, font);
    draw(sheet, document);
    sheet.end();
    return done;
  },
});
