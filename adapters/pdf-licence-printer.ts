import { create, type QRCode } from 'qrcode';
import type { LicencePrinter, LicenceSeal, LicenceSheet } from '../domain/licences/index.ts';
import type { Clock } from '../domain/needs.ts';
import { embedSignature, leaveRoomForSignature } from './pdf-signature.ts';
import { DEBIAN_FONT, setFont, type PrinterFont } from './pdf-font.ts';

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

const LABEL_WIDTH = 130;
const FOOT_HEIGHT = 200;
const QR_WIDTH = 100;
/** Modules left white around it. */
const QR_MARGIN = 1;
const SIZES = [13, 12, 11, 10, 9, 8, 7, 6];

interface Body {
  lines: [string, string][];
  top: number;
  bottom: number;
  valueWidth: number;
}

/** The largest letters that leave everything on one page. */
const fittingSize = (document: PDFKit.PDFDocument, { lines, top, bottom, valueWidth }: Body): number => {
  const heightOf = (size: number): number => {
    document.fontSize(size);
    const rows = lines.map(([label, value]) =>
      Math.max(
        document.heightOfString(label, { width: LABEL_WIDTH }),
        document.heightOfString(value, { width: valueWidth }),
      ),
    );
    return rows.reduce((sum, row) => sum + row + size, 0);
  };
  return SIZES.find((size) => heightOf(size) <= bottom - top) ?? 6;
};

const drawBody = (document: PDFKit.PDFDocument, body: Body): void => {
  const size = fittingSize(document, body);
  document.fontSize(size);
  let y = body.top;
  for (const [label, value] of body.lines) {
    document.fillColor('#555').text(label, MARGIN + 16, y, { width: LABEL_WIDTH });
    const below = document.y;
    document.fillColor('#000').text(value, MARGIN + LABEL_WIDTH + 20, y, { width: body.valueWidth });
    y = Math.max(document.y, below) + size;
  }
};

/** As squares, which stay sharp at any size; what is dark in a row is one. */
const drawQrCode = (document: PDFKit.PDFDocument, { modules }: QRCode, left: number, top: number): void => {
  const size = QR_WIDTH / (modules.size + 2 * QR_MARGIN);
  for (let row = 0; row < modules.size; row += 1)
    for (let from = 0, to = 0; from < modules.size; from = to + 1) {
      for (to = from; to < modules.size && modules.get(row, to);) to += 1;
      const [x, y] = [left + (from + QR_MARGIN) * size, top + (row + QR_MARGIN) * size];
      if (to > from) document.rect(x, y, (to - from) * size, size);
    }
  document.fill('#000');
};

const drawFoot = (document: PDFKit.PDFDocument, { identifier }: LicenceSheet, qr: QRCode, verifyUrl: string): void => {
  const { width, height } = document.page;
  const [y, textWidth] = [height - FOOT_HEIGHT, width - 2 * MARGIN - 150];
  drawQrCode(document, qr, width - MARGIN - 110, y);
  document.fillColor('#555').fontSize(9);
  document.text('扫描二维码，或者访问下列地址核验本证照：', MARGIN + 16, y + 20, { width: textWidth });
  document.text(verifyUrl, { width: textWidth });
  document.moveDown(0.5).text(`电子证照标识：${identifier}`, { width: textWidth });
};

const draw = (document: PDFKit.PDFDocument, sheet: LicenceSheet, qr: QRCode, verifyUrl: string): void => {
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
  const valueWidth = width - 2 * MARGIN - LABEL_WIDTH - 36;
  drawBody(document, {
    lines: linesOf(sheet),
    top: Math.max(180, document.y + 40),
    bottom: height - FOOT_HEIGHT - 10,
    valueWidth,
  });
  drawFoot(document, sheet, qr, verifyUrl);
};

export interface LicencePrinterSettings {
  publicUrl: string;
  font?: PrinterFont | undefined;
  /** what the licence is signed with, and whose time stands in the signature; without one it is not signed */
  seal?: LicenceSeal;
  clock?: Clock;
}

/** A4 portrait, one page, signed where there is a seal. The same sheet always gives the same bytes, but for its signature. */
export const createPdfLicencePrinter = ({
  publicUrl,
  font = DEBIAN_FONT,
  seal,
  clock,
}: LicencePrinterSettings): LicencePrinter => ({
  async print(sheet) {
    const verifyUrl = new URL(`/public/licences/${sheet.identifier}`, publicUrl).href;
    const qr = create(verifyUrl, { errorCorrectionLevel: 'M' });
    const issued = new Date(`${sheet.issuedOn}T00:00:00+08:00`);
    // loaded when first needed: it is large, and most processes never print
    const { default: PDFDocument } = await import('pdfkit');
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
    await setFont(document, font);
    draw(document, sheet, qr, verifyUrl);
    const at = clock?.now().toJSDate() ?? issued;
    const words = { name: sheet.issuerName, reason: `签发${sheet.title}`, at };
    if (seal) leaveRoomForSignature(document, words, seal.maxLength);
    document.end();
    return seal ? embedSignature(await done, seal, at) : done;
  },
});
