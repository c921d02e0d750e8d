import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import forge from 'node-forge';
import { demoSealPath, ensureDemoSeal } from '../../local/parts/demo-seal.ts';
import { createRsaLicenceSeal } from '../../adapters/rsa-licence-seal.ts';
import { FixedClock } from '../support/clock.ts';
import { scanQrCode } from '../support/qr-code.ts';
import { refusal } from '../support/refusal.ts';
import { createPdfLicencePrinter } from '../../adapters/pdf-licence-printer.ts';

const SHEET = {
  title: '占用、挖掘城市道路许可证',
  licenceNo: '占道许〔2026〕03020001号',
  identifier: '1.2.156.3005.2.11350500MB0000019G001.11350500MB0000019G.3000117013001202603020001.001.A',
  holderName: '刺桐城水务工程有限公司',
  holderCodeName: '统一社会信用代码',
  holderCode: '91350500MA800001XM',
  fields: [{ label: '道路名称', value: '刺桐路' }],
  validFrom: '2026-04-07',
  validUntil: '2026-04-21',
  issuerName: '市政管理局',
  issuedOn: '2026-03-20',
};

describe('PDF of a licence', () => {
  const printer = createPdfLicencePrinter({ publicUrl: 'https://tongban.example' });
  const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

  it('is the same bytes for the same licence, whenever it is printed', async () => {
    // when
    const [first, second] = [await printer.print(SHEET), await printer.print(SHEET)];
    // then
    expect(first.equals(second)).to.equal(true);
    expect(first.subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('stays on one page, also with long names', async () => {
    // given
    const fields = Array.from({ length: 8 }, (_, index) => ({ label: `事项${index}`, value: '起止位置'.repeat(12) }));
    // when
    const pdf = await printer.print({ ...SHEET, fields, holderName: '很长的单位名称'.repeat(6) });
    // then
    expect(pagesOf(pdf)).to.equal(1);
  });

  it('shows a QR code that leads to the page of this very licence, however long its text is', async function () {
    this.timeout(60_000);
    // given
    const fields = Array.from({ length: 8 }, (_, index) => ({ label: `事项${index}`, value: '起止位置'.repeat(12) }));
    const other = { ...SHEET, identifier: SHEET.identifier.replace('0001.001.A', '0002.001.8') };
    // when
    const pages = [await printer.print({ ...SHEET, fields }), await printer.print(other)];
    const scanned = await Promise.all(pages.map(scanQrCode));
    // then
    const paths = [SHEET, other].map(({ identifier }) => `/public/licences/${identifier}`);
    expect(scanned).to.deep.equal(paths.map((path) => `https://tongban.example${path}`));
  });
});

/** What a PKCS#12 file holds. */
const openStore = ({ path, passphrase }: { path: string; passphrase: string }) =>
  forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(readFileSync(path).toString('binary')), passphrase);
const bagOf = (file: Parameters<typeof openStore>[0], type = '') =>
  openStore(file).getBags({ bagType: type })[type]?.[0];
const pemOf = (file: Parameters<typeof openStore>[0]): string =>
  forge.pki.certificateToPem(bagOf(file, forge.pki.oids.certBag)?.cert as forge.pki.Certificate);
const keyOf = (file: Parameters<typeof openStore>[0]) =>
  bagOf(file, forge.pki.oids.pkcs8ShroudedKeyBag)?.key as forge.pki.rsa.PrivateKey;

describe('signature of a licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-seal-'));
  const clock = new FixedClock();
  const file = { path: demoSealPath(folder), passphrase: 'passphrase of the tests' };
  const print = () => {
    const seal = createRsaLicenceSeal(file);
    return createPdfLicencePrinter({ publicUrl: 'https://tongban.example', seal, clock }).print(SHEET);
  };
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  /** What a reader of PDF does (ISO 32000-1 12.8.1): the bytes that are signed, and the signature between them. */
  const takeApart = (pdf: Buffer): { range: number[]; signature: Buffer } => {
    const [, ...numbers] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(pdf.toString('latin1')) ?? [];
    const [a = 0, b = 0, c = 0, d = 0] = numbers.map(Number);
    writeFileSync(join(folder, 'signed.bin'), Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]));
    const padded = Buffer.from(pdf.subarray(a + b + 1, c - 1).toString('latin1'), 'hex');
    const signature = padded.subarray(0, 4 + padded.readUInt16BE(2));
    writeFileSync(join(folder, 'signature.der'), signature);
    return { range: [a, b, c, d], signature };
  };
  /** Verified by OpenSSL, which shares nothing with what signed. */
  const verify = (): string =>
    openssl(
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'signature.der', '-content', 'signed.bin'],
      ...['-CAfile', 'seal.pem', '-purpose', 'any', '-out', 'verified.bin'],
    );

  before(() => {
    ensureDemoSeal(folder, file.passphrase);
    const pem = openssl('pkcs12', '-in', file.path, '-nokeys', '-passin', `pass:${file.passphrase}`);
    writeFileSync(join(folder, 'seal.pem'), pem);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('covers the whole file but its own place, and is verified by somebody else’s tool', async () => {
    // when
    const pdf = await print();
    // then
    const { range, signature } = takeApart(pdf);
    const [a, , c = 0, d = 0] = range;
    expect([a, c + d]).to.deep.equal([0, pdf.length]);
    expect(verify).not.to.throw();
    const shown = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'signature.der');
    expect(shown).to.include('sha256').and.include('signingTime').and.include('messageDigest');
    expect(signature.length).to.be.below(8192);
  });

  it('does not fit a file of which one letter was changed', async () => {
    // given
    const pdf = await print();
    pdf[pdf.indexOf('/Title') + 8] = 0x41;
    // when
    takeApart(pdf);
    // then
    expect(verify).to.throw(/[Vv]erification failure|digest/);
  });

  it('tells when it was made, by the clock of the office', async () => {
    // when
    takeApart(await print());
    // then
    const shown = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'signature.der');
    expect(shown).to.match(/UTCTIME:Mar {2}2 01:00:00 2026 GMT/);
  });

  it('is made with the certificate of the key, wherever in the file it stands', async () => {
    // given a chain with the issuer first
    const own = forge.pki.certificateFromPem(pemOf(file));
    const issuer = forge.pki.certificateFromPem(pemOf(file));
    const { publicKey } = forge.pki.rsa.generateKeyPair(1024);
    issuer.publicKey = publicKey;
    issuer.serialNumber = '77';
    const chain = { ...file, path: join(folder, 'chain.p12') };
    const store = forge.pkcs12.toPkcs12Asn1(keyOf(file), [issuer, own], file.passphrase, { algorithm: 'aes256' });
    writeFileSync(chain.path, Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary'));
    // when
    const seal = createRsaLicenceSeal(chain);
    writeFileSync(join(folder, 'chain.der'), await seal.sign(Buffer.from('x'), clock.now().toJSDate()));
    // then
    const shown = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'chain.der');
    const signer = shown.slice(shown.indexOf('signerInfos'));
    expect(signer).to.include(`serialNumber: ${BigInt(`0x${own.serialNumber}`)}`);
  });

  it('is refused outside the days of the certificate: printing waits', async () => {
    // given
    const seal = createRsaLicenceSeal(file);
    // when
    const early = await refusal(seal.sign(Buffer.from('x'), new Date('2019-12-31T00:00:00Z')));
    const late = await refusal(seal.sign(Buffer.from('x'), new Date('2099-01-01T00:00:00Z')));
    // then
    expect([early.code, early.kind]).to.deep.equal(['licence-seal-not-valid', 'unavailable']);
    expect(late.code).to.equal('licence-seal-not-valid');
  });

  it('needs the right passphrase', async () => {
    // given
    const seal = createRsaLicenceSeal({ ...file, passphrase: 'wrong' });
    // when
    const error: unknown = await seal.sign(Buffer.from('x'), clock.now().toJSDate()).catch((thrown: unknown) => thrown);
    // then
    expect(error).to.be.instanceOf(Error);
  });
});
