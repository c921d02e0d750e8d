import { expect } from 'chai';
import { createPdfLicencePrinter } from '../../adapters/pdf-licence-printer.ts';

const SHEET = {
  title: '占用、挖掘城市道路许可证',
  licenceNo: '占道许〔2026〕03020001号',
  identifier: '1.2.156.3005.2.11350500MB0000019G001.11350500MB0000019G.202603020001.001.A',
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
});
