import PDFDocument from 'pdfkit';
import { toBuffer } from 'qrcode';
import type { LicencePrinter, LicenceSheet } from '../domain/licences/index.ts';

/** A font file and, for a collection (.ttc), the face in it. Must hold Chinese. */
export interface PrinterFont {
  path: string;
  face?: string;
}

/** Where Debian's fonts-noto-cjk puts it. */
const DEBIAN_FONT: PrinterFont = {
  path: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
  face: 'NotoSerifCJKsc-Regular',
};

const RED = '#b3261e';
const MARGIN = 64;

const dayText = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

const linesOf = (sheet: LicenceSheet): [string, string][] => [
  ['编　　号', sheet.licenceNo],
  ['持 证 人', sheet.holderName],
  [sheet.holderCodeName, sheet.holderCode],
  ...sheet.fields.map(({ label, value }): [string, string] => [label, value]),
  ['有效期限', `${dayText(sheet.validFrom)}至${dayText(sheet.validUntil)}`],
  ['发证机关', sheet.issuerName],
  ['发证日期', dayText(sheet.issuedOn)],
];

const draw = (document: PDFKit.PDFDocument, sheet: LicenceSheet, qr: Buffer, verifyUrl: string): void => {
  const { width, height } = document.page;
  document
    .lineWidth(2)
    .rect(36, 36, width - 72, height - 72)
    .stroke(RED);
  document
    .lineWidth(0.5)
    .rect(42, 42, width - 84, height - 84)
    .stroke(RED);
  document
    .fillColor(RED)
    .fontSize(26)
    .text(sheet.title, MARGIN, 100, { width: width - 2 * MARGIN, align: 'center' });
  document.fillColor('#000').fontSize(13);
  let y = Math.max(190, document.y + 40);
  for (const [label, value] of linesOf(sheet)) {
    document.fillColor('#555').text(label, MARGIN + 16, y, { width: 130 });
    document.fillColor('#000').text(value, MARGIN + 150, y, { width: width - 2 * MARGIN - 166 });
    y = Math.max(document.y, y + 18) + 12;
  }
  const foot = height - 200;
  document.image(qr, width - MARGIN - 110, foot, { width: 100 });
  document.fillColor('#555').fontSize(9);
  document.text('扫描二维码，或者访问下列地址核验本证照：', MARGIN + 16, foot + 20, {
    width: width - 2 * MARGIN - 150,
  });
  document.text(verifyUrl, { width: width - 2 * MARGIN - 150 });
  document.moveDown(0.5).text(`电子证照标识：${sheet.identifier}`, { width: width - 2 * MARGIN - 150 });
};

/** A4 portrait, one page. The same sheet always gives the same bytes. */
export const createPdfLicencePrinter = ({
  publicUrl,
  font = DEBIAN_FONT,
}: {
  publicUrl: string;
  font?: PrinterFont;
}): LicencePrinter => ({
  async print(sheet) {
    const verifyUrl = new URL(`/public/licences/${sheet.identifier}`, publicUrl).href;
    const qr = await toBuffer(verifyUrl, { errorCorrectionLevel: 'M', margin: 1, width: 400 });
    const issued = new Date(`${sheet.issuedOn}T00:00:00+08:00`);
    const document = new PDFDocument({
      size: 'A4',
      margin: 0,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: `${sheet.title} ${sheet.licenceNo}`,
        Author: sheet.issuerName,
        CreationDate: issued,
        ModDate: issued,
      },
    });
    const chunks: Buffer[] = [];
    const done = new Promise<Buffer>((resolve, reject) => {
      document.on('data', (chunk: Buffer) => chunks.push(chunk));
      document.on('end', () => resolve(Buffer.concat(chunks))).on('error', reject);
    });
    if (font.face === undefined) document.font(font.path);
    else document.font(font.path, font.face);
    draw(document, sheet, qr, verifyUrl);
    document.end();
    return done;
  },
});
