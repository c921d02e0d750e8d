import { expect } from 'chai';
import { createPdfDocumentPrinter } from '../../../adapters/pdf-document-printer.ts';
import { createDomain, type Domain } from '../../../domain/domain.ts';
import type { Actor } from '../../../domain/needs.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { refusal } from '../../support/refusal.ts';
import { publishRoadOccupation, sampleFiling } from '../../support/road-occupation.ts';

const topic: Actor = { kind: 'engine', id: 'test' };

describe('documents', () => {
  let database: TestDatabase;
  let domain: Domain;

  before(async () => {
    database = await openTestDatabase();
    domain = createDomain(database.needs);
    await publishRoadOccupation(database.needs);
  });
  after(() => database.close());

  const open = async () => {
    const input = { filing: sampleFiling(), channel: 'api' as const, clientId: 'portal' };
    return (await domain.cases.openCase(input, { kind: 'api-key', id: 'portal' })).caseNo;
  };
  const refuse = (caseNo: string, reasons: string[]) => {
    const values = { legalBasis: '《城市道路管理条例》第三十三条', reasons };
    return domain.documents.issueDocument({ caseNo, kind: 'refusal-decision', values }, topic);
  };

  it('names addressee, case, reasons and remedies in a refusal (第三十八条)', async () => {
    // given
    const caseNo = await open();
    // when
    const { title, body } = await refuse(caseNo, ['公安交管支队不同意：晚高峰无法分流', '工期与大修五年禁挖冲突']);
    const text = body.paragraphs.join('\n');
    // then
    expect([title, body.addressee, body.signedBy, body.issuedOn]).to.deep.equal([
      ...['不予许可决定书', '刺桐城水务工程有限公司', '市政管理局', '2026-03-02'],
    ]);
    expect(text).to.include(caseNo).and.to.include('1. 公安交管支队不同意：晚高峰无法分流');
    expect(text).to.match(/六十日内依法申请行政复议.*六个月内依法向人民法院提起行政诉讼/);
  });

  it('is issued once per case and kind, and numbered per kind and year without gaps', async () => {
    // given
    const [one, other] = [await open(), await open()];
    const values = { missing: ['设计文件'], reason: '图纸须盖章', dueOn: '2026-03-16' };
    const issue = (caseNo: string) =>
      domain.documents.issueDocument({ caseNo, kind: 'supplement-notice', values }, topic);
    // when
    const numbers = [(await issue(one)).number, (await issue(one)).number, (await issue(other)).number];
    // then
    expect(numbers).to.deep.equal(['审补〔2026〕1号', '审补〔2026〕1号', '审补〔2026〕2号']);
    expect(await domain.documents.listDocuments(one)).to.have.length(1);
  });

  it('is found within its own case only', async () => {
    // given
    const [one, other] = [await open(), await open()];
    const { id } = await refuse(one, ['不符合条件']);
    // when
    const foreign = await refusal(domain.documents.getDocument({ caseNo: other, id }));
    // then
    expect(foreign.code).to.equal('document-not-found');
    expect((await domain.documents.getDocument({ caseNo: one, id })).id).to.equal(id);
  });

  it('prints the same sheet every time', async () => {
    // given
    const document = await refuse(await open(), ['不符合条件']);
    const printer = createPdfDocumentPrinter();
    // when
    const [first, second] = [await printer.print(document), await printer.print(document)];
    // then
    expect(first.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(first.equals(second)).to.equal(true);
  });
});
